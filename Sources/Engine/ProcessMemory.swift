import Glibc

/// How much memory the process has, and may have.
public enum ProcessMemory {
  /// The bytes that the process holds in memory now; 0 where the system does not tell.
  static var resident: Int {
    // Pages in all, resident pages, …
    numbers(in: "/proc/self/statm").dropFirst().first.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } ?? 0
  }

  /// Three quarters of the bytes that the machine, or the group that the process runs in, has.
  public static let share: Int = {
    let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    let group = numbers(in: "/sys/fs/cgroup/memory.max").first ?? .max
    return min(machine, group) / 4 * 3
  }()

  /// The numbers that a small file of the system holds.
  private static func numbers(in path: String) -> [Int] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    return String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap {
      Int($0)
    }
  }
}
