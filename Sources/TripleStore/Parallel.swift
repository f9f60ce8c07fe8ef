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

  /// Does something on a thread of its own, which nothing waits for; not at all where no thread can be had.
  static func detach(_ body: @escaping @Sendable () -> Void) {
    let pointer = Unmanaged.passRetained(Work({ _ in body() }, 0))
    var thread = pthread_t()
    if pthread_create(&thread, nil, Work.run, pointer.toOpaque()) == 0 {
      pthread_detach(thread)
    } else {
      pointer.release()
    }
  }

  /// Into how many parts to divide some work: one for each core, or a single one where it is too small.
  public static func parts(of count: Int, smallest: Int) -> Int { max(1, min(width, count / smallest)) }

  /// The elements of a part, of so many parts of so many elements.
  static func range(of part: Int, _ parts: Int, _ count: Int) -> Range<Int> {
    count * part / parts..<count * (part + 1) / parts
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
