/// XML Schema datatypes.
public enum XSD {
  public static let namespace = "http://www.w3.org/2001/XMLSchema#"
  public static let string = IRI(namespace + "string")
  public static let boolean = IRI(namespace + "boolean")
  public static let integer = IRI(namespace + "integer")
  public static let decimal = IRI(namespace + "decimal")
  public static let double = IRI(namespace + "double")
  public static let float = IRI(namespace + "float")
  public static let date = IRI(namespace + "date")
  public static let dateTime = IRI(namespace + "dateTime")
  public static let time = IRI(namespace + "time")
  public static let dayTimeDuration = IRI(namespace + "dayTimeDuration")
}

/// The RDF vocabulary.
public enum RDFVocabulary {
  public static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  public static let type = IRI(namespace + "type")
  public static let first = IRI(namespace + "first")
  public static let rest = IRI(namespace + "rest")
  public static let `nil` = IRI(namespace + "nil")
  public static let langString = IRI(namespace + "langString")
  public static let dirLangString = IRI(namespace + "dirLangString")
  public static let property = IRI(namespace + "Property")
  public static let reifies = IRI(namespace + "reifies")
  public static let statement = IRI(namespace + "Statement")
  public static let subject = IRI(namespace + "subject")
  public static let predicate = IRI(namespace + "predicate")
  public static let object = IRI(namespace + "object")
}

/// The RDF Schema vocabulary.
public enum RDFS {
  public static let namespace = "http://www.w3.org/2000/01/rdf-schema#"
  public static let label = IRI(namespace + "label")
  public static let `class` = IRI(namespace + "Class")
  public static let subClassOf = IRI(namespace + "subClassOf")
  public static let subPropertyOf = IRI(namespace + "subPropertyOf")
  public static let domain = IRI(namespace + "domain")
  public static let range = IRI(namespace + "range")
}

/// NLP Interchange Format: texts and the spans in them.
public enum NIF {
  public static let namespace = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
  public static let offsetBasedString = IRI(namespace + "OffsetBasedString")
  public static let isString = IRI(namespace + "isString")
  public static let referenceContext = IRI(namespace + "referenceContext")
  public static let beginIndex = IRI(namespace + "beginIndex")
  public static let endIndex = IRI(namespace + "endIndex")
  public static let anchorOf = IRI(namespace + "anchorOf")
  public static let subString = IRI(namespace + "subString")
}

/// Internationalization Tag Set: what a span is about.
public enum ITSRDF {
  public static let namespace = "http://www.w3.org/2005/11/its/rdf#"
  public static let identRef = IRI(namespace + "taIdentRef")
  public static let confidence = IRI(namespace + "taConfidence")
}

/// The schema.org terms in use.
public enum SchemaOrg {
  public static let namespace = "https://schema.org/"
  public static let newsArticle = IRI(namespace + "NewsArticle")
  public static let headline = IRI(namespace + "headline")
  public static let sha256 = IRI(namespace + "sha256")
  public static let domainIncludes = IRI(namespace + "domainIncludes")
  public static let rangeIncludes = IRI(namespace + "rangeIncludes")
}

/// Dublin Core terms.
public enum DCTerms {
  public static let namespace = "http://purl.org/dc/terms/"
  public static let source = IRI(namespace + "source")
  public static let language = IRI(namespace + "language")
  public static let creator = IRI(namespace + "creator")
  public static let created = IRI(namespace + "created")
}

/// SKOS, OWL and PROV terms in use.
public enum SKOS {
  public static let namespace = "http://www.w3.org/2004/02/skos/core#"
  public static let altLabel = IRI(namespace + "altLabel")
}

/// The Web Ontology Language.
public enum OWL {
  public static let namespace = "http://www.w3.org/2002/07/owl#"
  public static let sameAs = IRI(namespace + "sameAs")
}

/// The provenance ontology.
public enum PROV {
  public static let namespace = "http://www.w3.org/ns/prov#"
  public static let wasAttributedTo = IRI(namespace + "wasAttributedTo")
}

/// gloss's own terms, in the default `@vocab`; they are the same IRIs in every graph.
public enum GlossVocabulary {
  /// The default `@base`.
  public static let base = "https://gloss.example/"
  public static let namespace = base + "vocab#"
  public static let evidence = IRI(namespace + "Evidence")
  public static let stance = IRI(namespace + "stance")
  /// Marks the node that stands for a triple term at the border to RDF 1.1.
  public static let triple = IRI(namespace + "Triple")
}
