import Articles
import Language
import RDF
import TripleStore

/// `mark` and `unmark`.
extension Session {
  /// Marks words of the current article as naming an entity, which is found or made.
  func mark(_ syntax: MarkSyntax, _ work: inout Work) throws(SessionError) -> Outcome.Kind {
    let (article, text) = try current(at: syntax.span.range)
    let spans = try self.spans(syntax.span, in: text, article, &work)
    guard let first = spans.first else { return .changed(ChangeReport(verb: "mark")) }
    let words = ArticleText.foldingWhiteSpace(text.text(first))
    let type = try syntax.type.map { type throws(SessionError) in
      let iri = try iri(type, in: .vocabulary, work)
      try requireDeclared(iri, .type, at: type.range)
      return iri
    }
    let (entity, isNew) = try entity(for: words, type, syntax, &work)
    var report = ChangeReport(verb: "mark")
    for span in spans {
      let mention = Mention(
        article: article, start: span.lower, end: span.upper, quote: text.text(span), entity: entity,
        by: options.annotator, at: nil)
      try work.add(mention.triples(context: work.context))
      try stamp(mention.iri(context: work.context), &work)
      report.marks.append(
        ChangeReport.Mark(
          entity: entity, type: type ?? dataset.types(of: entity).first?.iri,
          article: name(ofArticle: article),
          start: span.lower, end: span.upper, quote: syntax.span.isByOffsets ? words : nil,
          isNewEntity: isNew))
    }
    if syntax.span.isByOffsets, text.cutsWord(first) {
      work.notices.append("\"\(words)\" begins or ends inside a word")
    }
    return .changed(report)
  }

  /// The spans that a statement means, in the order of the text.
  private func spans(
    _ span: SpanSyntax, in text: ArticleText, _ article: IRI, _ work: inout Work
  ) throws(SessionError) -> [CodePointRange] {
    switch span {
    case .all(let words): return try occurrences(of: words, in: text, article, wholeWords: true)
    case .words(let words, let occurrence):
      let found = try occurrences(of: words, in: text, article, wholeWords: true)
      return [try choose(occurrence, among: found, words, what: "text", &work)]
    case .offsets(let start, let end, let range): return [try self.range(start, end, in: text, at: range)]
    }
  }

  private func range(
    _ start: Int, _ end: Int, in text: ArticleText, at range: SourceRange
  ) throws(SessionError) -> CodePointRange {
    guard start >= 0, start < end, end <= text.codePointCount else {
      throw SessionError(.offsetsOutOfRange(start, end, length: text.codePointCount), at: range)
    }
    return CodePointRange(start, end)
  }

  /// The entity that marked words name: the one that is said, else the one with that label whose type fits, else
  /// a new one.
  private func entity(
    for words: String, _ type: IRI?, _ syntax: MarkSyntax, _ work: inout Work
  ) throws(SessionError) -> (IRI, isNew: Bool) {
    if let named = syntax.entity {
      let entity = try iri(named, in: .entity, work)
      if dataset.mentions(entity) {
        try addType(type, to: entity, &work)
        return (entity, false)
      }
      guard let type else {
        let name = display(.iri(entity))
        throw SessionError(.unknownEntity(name, closest: closestNames(to: name, .entity)), at: named.range)
      }
      try make(entity, type, words, &work)
      return (entity, true)
    }
    let labelled = labels.entities(labelled: words, in: dataset)
    let fitting = labelled.filter { type == nil || fits($0, type) }
    guard fitting.count <= 1 else {
      let resolver = SessionResolver(self, work)
      throw SessionError(
        .ambiguousEntity(words, candidates: fitting.map { resolver.describe($0) }), at: syntax.span.range)
    }
    if let entity = fitting.first {
      try addType(type, to: entity, &work)
      return (entity, false)
    }
    guard let type else { preconditionFailure("the grammar asks for a type or an entity") }
    let name = EntityName.unique(EntityName.make(fromLabel: words)) {
      dataset.mentions(IRI(context.base + $0))
    }
    let entity = IRI(context.base + name)
    try make(entity, type, words, &work)
    return (entity, true)
  }

  /// Whether an entity may be meant where a type is named: it has that type, a subtype or a supertype, or none yet.
  private func fits(_ entity: IRI, _ type: IRI?) -> Bool {
    guard let type else { return true }
    let types = dataset.types(of: entity).compactMap(\.iri)
    return types.isEmpty
      || types.contains { schema.isSubtype($0, of: type) || schema.isSubtype(type, of: $0) }
  }

  /// Gives an entity a type that does not follow from those that it has.
  private func addType(_ type: IRI?, to entity: IRI, _ work: inout Work) throws(SessionError) {
    guard let type else { return }
    guard !dataset.types(of: entity).compactMap(\.iri).contains(where: { schema.isSubtype($0, of: type) })
    else {
      return
    }
    try work.add([Triple(.iri(entity), .iri(RDFVocabulary.type), .iri(type))])
  }

  private func make(_ entity: IRI, _ type: IRI, _ words: String, _ work: inout Work) throws(SessionError) {
    let triples = [
      Triple(.iri(entity), .iri(RDFVocabulary.type), .iri(type)),
      Triple(.iri(entity), .iri(RDFS.label), .string(words)),
    ]
    noteNewNames(in: [triples[0]], &work)
    try work.add(triples)
  }

  /// Takes mentions away: at a span, or at every occurrence of words; of one entity where one is named.
  func unmark(_ syntax: UnmarkSyntax, _ work: inout Work) throws(SessionError) -> Outcome.Kind {
    let (article, text) = try current(at: syntax.span.range)
    let entity = try syntax.entity.map { name throws(SessionError) in try iri(name, in: .entity, work) }
    if let entity, let name = syntax.entity, !dataset.mentions(entity) {
      let shown = display(.iri(entity))
      throw SessionError(.unknownEntity(shown, closest: closestNames(to: shown, .entity)), at: name.range)
    }
    let mentions = Annotations(dataset: dataset).mentions(in: article).filter {
      entity == nil || $0.entity == entity
    }
    func isMarked(_ span: CodePointRange) -> Bool {
      mentions.contains { $0.start == span.lower && $0.end == span.upper }
    }
    var spans: [CodePointRange]
    switch syntax.span {
    case .all(let words):
      spans = try occurrences(of: words, in: text, article, wholeWords: false).filter(isMarked)
    case .words(let words, let occurrence?):
      let found = try occurrences(of: words, in: text, article, wholeWords: true)
      spans = [try choose(occurrence, among: found, words, what: "text", &work)].filter(isMarked)
    case .words(let words, nil):
      spans = try occurrences(of: words, in: text, article, wholeWords: false).filter(isMarked)
      if spans.count > 1 {
        work.notices.append(
          "the text is marked \(spans.count) times; this is the first (unmark all takes all away)")
        spans = [spans[0]]
      }
    case .offsets(let start, let end, let range):
      spans = [try self.range(start, end, in: text, at: range)].filter(isMarked)
    }
    guard !spans.isEmpty else {
      throw SessionError(.notMarked(name(ofArticle: article)), at: syntax.span.range)
    }
    var report = ChangeReport(verb: "unmark")
    for mention in mentions
    where spans.contains(where: { $0.lower == mention.start && $0.upper == mention.end }) {
      work.remove(RemovalClosure(dataset: dataset).quads(removingNote: mention.note))
      report.marks.append(
        ChangeReport.Mark(
          entity: mention.entity, type: dataset.types(of: mention.entity).first?.iri,
          article: name(ofArticle: article), start: mention.start, end: mention.end, isNewEntity: false))
    }
    return .changed(report)
  }
}
