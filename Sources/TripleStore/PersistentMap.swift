/// An immutable map from numbers of 64 bits that shares what two versions have in common: a hash trie of 8 branches: with
/// more, a look-up takes fewer steps, but a change copies larger nodes.
///
/// A copy is one reference. A change copies the nodes on its way only, and none that no other version holds, so that
/// many changes in a row to a map of one's own cost no more than a mutable table would. The keys go through a mixing
/// that is one to one, so that two of them never collide all the way down.
struct PersistentMap<Value: Sendable>: Sendable {
  private var root: PersistentMapNode<Value>?
  /// A bit for each 2^14th of all mixed keys, set where there is a key: most look-ups in a small map fail here, without
  /// a walk.
  private var filter = [UInt64](repeating: 0, count: 256)

  /// An empty map.
  init() {}

  /// The entry of a key, or nil; the pointer is valid while this map is held unchanged. O(log n).
  func find(_ key: UInt64) -> UnsafePointer<PersistentMapEntry<Value>>? {
    let hash = PersistentMap.mix(key)
    let (word, bit) = PersistentMap.place(of: hash)
    guard filter[word] & bit != 0, let root else { return nil }
    return root.find(hash)
  }

  /// Gives a key a value. O(log n).
  mutating func set(_ key: UInt64, to value: Value) {
    if root == nil {
      root = PersistentMapNode()
    } else if !isKnownUniquelyReferenced(&root) {
      root = root.map(PersistentMapNode.init(copying:))
    }
    let hash = PersistentMap.mix(key)
    let (word, bit) = PersistentMap.place(of: hash)
    if filter[word] & bit == 0 { filter[word] |= bit }
    root?.set(hash, 0, to: value)
  }

  /// Where the filter has the bit of a mixed key.
  private static func place(of hash: UInt64) -> (word: Int, bit: UInt64) {
    (Int(hash &>> 56), 1 &<< ((hash &>> 50) & 63))
  }

  /// The finaliser of SplitMix64, a bijection.
  private static func mix(_ key: UInt64) -> UInt64 {
    var x = key &+ 0x9e37_79b9_7f4a_7c15
    x = (x ^ (x &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    x = (x ^ (x &>> 27)) &* 0x94d0_49bb_1331_11eb
    return x ^ (x &>> 31)
  }
}

/// A value and the mixed key that it is under.
struct PersistentMapEntry<Value: Sendable>: Sendable {
  let hash: UInt64
  var value: Value
}

/// A node of a ``PersistentMap``: entries and further nodes, each at its rank among the three bits of its level.
final class PersistentMapNode<Value: Sendable>: @unchecked Sendable {
  typealias Entry = PersistentMapEntry<Value>

  // A node is written only while one version holds it, so that the runtime need not watch for overlapping accesses.
  @exclusivity(unchecked) private var entryMap: UInt32 = 0
  @exclusivity(unchecked) private var nodeMap: UInt32 = 0
  @exclusivity(unchecked) private var entries: UnsafeMutablePointer<Entry>
  @exclusivity(unchecked) private var nodes: UnsafeMutablePointer<PersistentMapNode>

  private static var levelBits: UInt64 { 3 }

  init() {
    entries = .allocate(capacity: 0)
    nodes = .allocate(capacity: 0)
  }

  /// A node with the same entries that shares the nodes below.
  init(copying other: PersistentMapNode) {
    entryMap = other.entryMap
    nodeMap = other.nodeMap
    entries = .allocate(capacity: entryMap.nonzeroBitCount)
    entries.initialize(from: other.entries, count: entryMap.nonzeroBitCount)
    nodes = .allocate(capacity: nodeMap.nonzeroBitCount)
    nodes.initialize(from: other.nodes, count: nodeMap.nonzeroBitCount)
  }

  deinit {
    entries.deinitialize(count: entryMap.nonzeroBitCount)
    entries.deallocate()
    nodes.deinitialize(count: nodeMap.nonzeroBitCount)
    nodes.deallocate()
  }

  /// The entry of a hash; walks without counting references, since the root is held by the caller.
  func find(_ hash: UInt64) -> UnsafePointer<Entry>? {
    var node = Unmanaged.passUnretained(self)
    var shift: UInt64 = 0
    while true {
      let bit = UInt32(1) &<< UInt32((hash &>> shift) & 7)
      var next: Unmanaged<PersistentMapNode>?
      let entry: UnsafeMutablePointer<Entry>? = node._withUnsafeGuaranteedRef { node in
        if node.nodeMap & bit != 0 {
          next = Unmanaged.passUnretained(node.nodes[(node.nodeMap & (bit &- 1)).nonzeroBitCount])
          return nil
        }
        guard node.entryMap & bit != 0 else { return nil }
        return node.entries + (node.entryMap & (bit &- 1)).nonzeroBitCount
      }
      if let next {
        node = next
        shift &+= PersistentMapNode.levelBits
      } else {
        guard let entry, entry.pointee.hash == hash else { return nil }
        return UnsafePointer(entry)
      }
    }
  }

  /// Sets a value in this node, which only the caller holds; `shift` is the first bit of the node's level.
  func set(_ hash: UInt64, _ shift: UInt64, to value: Value) {
    let bit = UInt32(1) &<< UInt32((hash &>> shift) & 7)
    if nodeMap & bit != 0 {
      let index = (nodeMap & (bit &- 1)).nonzeroBitCount
      if !isKnownUniquelyReferenced(&nodes[index]) { nodes[index] = PersistentMapNode(copying: nodes[index]) }
      nodes[index].set(hash, shift + PersistentMapNode.levelBits, to: value)
      return
    }
    let index = (entryMap & (bit &- 1)).nonzeroBitCount
    if entryMap & bit == 0 {
      PersistentMapNode.insert(
        Entry(hash: hash, value: value), at: index, of: entryMap.nonzeroBitCount, &entries)
      entryMap |= bit
    } else if entries[index].hash == hash {
      entries[index].value = value
    } else {
      let child = PersistentMapNode()
      let other = PersistentMapNode.remove(at: index, of: entryMap.nonzeroBitCount, &entries)
      entryMap &= ~bit
      child.set(other.hash, shift + PersistentMapNode.levelBits, to: other.value)
      child.set(hash, shift + PersistentMapNode.levelBits, to: value)
      let place = (nodeMap & (bit &- 1)).nonzeroBitCount
      PersistentMapNode.insert(child, at: place, of: nodeMap.nonzeroBitCount, &nodes)
      nodeMap |= bit
    }
  }

  /// Moves `count` elements to memory with room for one more at an index.
  private static func insert<T>(
    _ element: T, at index: Int, of count: Int, _ elements: inout UnsafeMutablePointer<T>
  ) {
    let larger = UnsafeMutablePointer<T>.allocate(capacity: count + 1)
    larger.moveInitialize(from: elements, count: index)
    (larger + index).initialize(to: element)
    (larger + index + 1).moveInitialize(from: elements + index, count: count - index)
    elements.deallocate()
    elements = larger
  }

  /// Takes out the element at an index and closes the gap.
  private static func remove<T>(at index: Int, of count: Int, _ elements: inout UnsafeMutablePointer<T>) -> T
  {
    let element = (elements + index).move()
    (elements + index).moveInitialize(from: elements + index + 1, count: count - index - 1)
    return element
  }
}
