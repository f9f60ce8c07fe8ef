import Glibc

/// Work on several cores at once, on threads that end with it.
public enum Parallel {
  /// How many threads can run at once: at least 1.
  public static let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Does two things at once, and comes back when both are done. Where no thread can be had, one after the other.
  public static func both(_ first: () -> Void, _ second: () -> Void) {
    each(2) { number in
      if number == 0 { first() } else { second() }
    }
  }

  /// Does something for each number below a count, all at once: 0 on this thread, every other on one of its own, or on
  /// this one where none can be had. Comes back when all are done.
  public static func each(_ count: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var threads: [pthread_t] = []
      var left: [Work] = []
      for number in 1..<max(1, count) {
        let work = Work(body, number)
        var thread = pthread_t()
        let pointer = Unmanaged.passRetained(work)
        if pthread_create(&thread, nil, Work.run, pointer.toOpaque()) == 0 {
          threads.append(thread)
        } else {
          left.append(pointer.takeRetainedValue())
        }
      }
      if count > 0 { body(0) }
      for work in left { body(work.number) }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// What a thread is to do. Only the thread looks at it.
  private final class Work {
    let body: (Int) -> Void
    let number: Int

    init(_ body: @escaping (Int) -> Void, _ number: Int) {
      self.body = body
      self.number = number
    }

    static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
      guard let pointer else { return nil }
      let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
      work.body(work.number)
      return nil
    }
  }
}
