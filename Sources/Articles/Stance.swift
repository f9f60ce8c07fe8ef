import RDF

/// Whether evidence speaks for a fact or against it.
public enum Stance: String, Hashable, Sendable, CaseIterable {
  case asserts
  case denies

  /// The term that says so: what the bare name means as an object.
  public func term(context: Context) -> Term { .iri(IRI(context.base + rawValue)) }

  /// What a term says, by its last word; anything but a denial asserts.
  init(_ term: Term?) {
    let text = term?.plainText ?? ""
    let word = text.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }.last
    self = word?.elementsEqual(Stance.denies.rawValue.utf8) ?? false ? .denies : .asserts
  }
}
