/// The IRIs that the syntax stands for.
enum RDFNames {
  static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let first = namespace + "first"
  static let rest = namespace + "rest"
  static let empty = namespace + "nil"
  static let reifies = namespace + "reifies"
}
