import RDF

/// Whether two sets of quads are the same up to the labels of blank nodes: colours are refined, then ties are tried.
func areIsomorphic(_ a: Set<Quad>, _ b: Set<Quad>) -> Bool {
  if a == b { return true }
  if a.count != b.count { return false }
  return Isomorphism(Array(a), Array(b)).search(Isomorphism.start(a), Isomorphism.start(b))
}

private struct Isomorphism {
  typealias Colors = [String: Int]
  let a: [Quad]
  let b: [Quad]

  init(_ a: [Quad], _ b: [Quad]) {
    self.a = a
    self.b = b
  }

  static func start(_ quads: Set<Quad>) -> Colors {
    var colors: Colors = [:]
    func visit(_ term: Term?) {
      switch term {
      case .blank(let label): colors[label] = 0
      case .triple(let triple):
        visit(triple.subject)
        visit(triple.object)
      default: break
      }
    }
    for quad in quads {
      visit(quad.triple.subject)
      visit(quad.triple.object)
      visit(quad.graph)
    }
    return colors
  }

  func search(_ first: Colors, _ second: Colors) -> Bool {
    let (x, y) = (refine(first, a), refine(second, b))
    guard signature(x) == signature(y) else { return false }
    let groups = Dictionary(grouping: x.keys) { x[$0] ?? 0 }
    guard let open = groups.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) else {
      return coded(a, x) == coded(b, y)
    }
    let label = open.value.sorted()[0]
    var marked = x
    marked[label] = -1
    for other in y.keys.sorted() where y[other] == open.key {
      var candidate = y
      candidate[other] = -1
      if search(marked, candidate) { return true }
    }
    return false
  }

  private func signature(_ colors: Colors) -> [Int] { colors.values.sorted() }

  private func coded(_ quads: [Quad], _ colors: Colors) -> Set<String> {
    Set(quads.map { code($0, colors, around: nil) })
  }

  private func refine(_ start: Colors, _ quads: [Quad]) -> Colors {
    var colors = start
    while true {
      var lines: [String: [String]] = [:]
      for quad in quads {
        for label in labels(quad) { lines[label, default: []].append(code(quad, colors, around: label)) }
      }
      var next: Colors = [:]
      for (label, color) in colors {
        next[label] = "\(color) \((lines[label] ?? []).sorted())".utf8.reduce(5381) {
          ($0 &* 33 &+ Int($1)) & 0xfff_ffff_ffff
        }
      }
      if Set(next.values).count == Set(colors.values).count, start != colors { return next }
      if Set(next.values).count == Set(colors.values).count { return next }
      colors = next
    }
  }

  private func labels(_ quad: Quad) -> Set<String> {
    Set(Isomorphism.start([quad]).keys)
  }

  private func code(_ quad: Quad, _ colors: Colors, around label: String?) -> String {
    func text(_ term: Term?) -> String {
      switch term {
      case .blank(let name): name == label ? "_:self" : "_:\(colors[name] ?? 0)"
      case .triple(let triple):
        "<<(\(text(triple.subject)) \(triple.predicate) \(text(triple.object)))>>"
      case nil: "-"
      case .some(let term): term.description
      }
    }
    return
      "\(text(quad.triple.subject)) \(quad.triple.predicate) \(text(quad.triple.object)) \(text(quad.graph))"
  }
}
