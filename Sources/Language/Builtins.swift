/// SPARQL's built-in functions and aggregates, by their upper-case names.
enum Builtins {
  /// How many arguments each function takes.
  static let functions: [String: ClosedRange<Int>] = [
    "STR": 1...1, "LANG": 1...1, "LANGMATCHES": 2...2, "LANGDIR": 1...1, "DATATYPE": 1...1, "BOUND": 1...1,
    "IRI": 1...1, "URI": 1...1, "BNODE": 0...1, "RAND": 0...0, "ABS": 1...1, "CEIL": 1...1, "FLOOR": 1...1,
    "ROUND": 1...1, "CONCAT": 0...Int.max, "STRLEN": 1...1, "UCASE": 1...1, "LCASE": 1...1,
    "ENCODE_FOR_URI": 1...1, "CONTAINS": 2...2, "STRSTARTS": 2...2, "STRENDS": 2...2, "STRBEFORE": 2...2,
    "STRAFTER": 2...2, "YEAR": 1...1, "MONTH": 1...1, "DAY": 1...1, "HOURS": 1...1, "MINUTES": 1...1,
    "SECONDS": 1...1, "TIMEZONE": 1...1, "TZ": 1...1, "NOW": 0...0, "UUID": 0...0, "STRUUID": 0...0,
    "MD5": 1...1, "SHA1": 1...1, "SHA256": 1...1, "SHA384": 1...1, "SHA512": 1...1, "COALESCE": 0...Int.max,
    "IF": 3...3, "STRLANG": 2...2, "STRLANGDIR": 3...3, "STRDT": 2...2, "SAMETERM": 2...2, "ISIRI": 1...1,
    "ISURI": 1...1, "ISBLANK": 1...1, "ISLITERAL": 1...1, "ISNUMERIC": 1...1, "HASLANG": 1...1,
    "HASLANGDIR": 1...1, "REGEX": 2...3, "SUBSTR": 2...3, "REPLACE": 3...4, "ISTRIPLE": 1...1,
    "TRIPLE": 3...3, "SUBJECT": 1...1, "PREDICATE": 1...1, "OBJECT": 1...1,
  ]

  static let aggregates: Set<String> = ["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"]

  /// What functions are called elsewhere, and here.
  private static let synonyms = [
    "length": "strlen", "len": "strlen", "size": "strlen", "upper": "ucase", "toupper": "ucase",
    "lower": "lcase",
    "tolower": "lcase", "startswith": "strstarts", "endswith": "strends", "substring": "substr",
    "average": "avg", "mean": "avg", "total": "sum", "ifnull": "coalesce", "nvl": "coalesce", "like": "regex",
    "matches": "regex", "match": "regex", "isnull": "!bound", "descending": "desc", "ascending": "asc",
    "random": "rand", "ceiling": "ceil", "hour": "hours", "minute": "minutes", "second": "seconds",
    "today": "now", "date": "xsd:date", "integer": "xsd:integer", "int": "xsd:integer",
    "number": "xsd:decimal",
    "string": "str", "isentity": "isIRI", "urlencode": "encode_for_uri",
  ]

  /// The functions that were likely meant by a name.
  static func closestNames(to name: String) -> [String] {
    if let other = synonyms[name.lowercased()] { return [other] }
    var seen: Set<String> = []
    return closest(to: name, among: names + Array(synonyms.keys).sorted()).map { synonyms[$0] ?? $0 }
      .filter { seen.insert($0).inserted }
  }

  /// Every name in lower case, sorted: for suggestions and completion.
  static let names: [String] = (functions.keys + Array(aggregates)).map { $0.lowercased() }.sorted()
}
