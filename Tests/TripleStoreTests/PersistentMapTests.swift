import Testing

@testable import TripleStore

@Suite struct PersistentMapTests {
  @Test(arguments: [UInt64(3), 200, 100_000]) func versionsEqualDictionaries(keys: UInt64) {
    var generator = SeededGenerator(seed: keys)
    var map = PersistentMap<String>()
    var model: [UInt64: String] = [:]
    var held: [(PersistentMap<String>, [UInt64: String])] = []
    for step in 0..<3_000 {
      if step % 500 == 0 { held.append((map, model)) }
      let key = UInt64.random(in: 0..<keys, using: &generator) << UInt64(step % 2 == 0 ? 0 : 32)
      map.set(key, to: "\(step)")
      model[key] = "\(step)"
    }
    held.append((map, model))
    for (map, model) in held {
      for (key, value) in model { #expect(map.find(key)?.pointee.value == value) }
      #expect(map.find(.max) == nil)
    }
  }
}
