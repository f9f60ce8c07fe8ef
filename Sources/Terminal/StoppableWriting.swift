import Glibc

/// Writing that can be stopped, however slow whoever reads it is.
public enum StoppableWriting {
  /// What a pipe or a terminal that says it is ready takes without making anybody wait.
  private static let pieceSize = 4096

  /// Writes all of the bytes. Returns 0, the system's error number, or EINTR when `shouldStop` said so, which is asked
  /// again and again.
  public static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, shouldStop: () -> Bool
  ) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      if shouldStop() { return EINTR }
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let ready = poll(&wait, 1, 20)
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      let count = Glibc.write(descriptor, rest.baseAddress, min(rest.count, pieceSize))
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }
}
