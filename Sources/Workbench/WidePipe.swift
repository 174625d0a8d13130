internal import Foundation

/// Pipes that hold more than the system gives them at first.
public enum WidePipe {
  /// Lets a pipe hold a megabyte, so that the two programs at its ends wait for each other, and are switched,
  /// once for sixteen times before. Nothing happens to what is no pipe, or where the system does not allow it.
  public static func widen(_ descriptor: Int32) {
    #if os(Linux)
      // F_SETPIPE_SZ of <linux/fcntl.h>, which the Glibc module does not show.
      let setPipeSize: Int32 = 1031
      _ = fcntl(descriptor, setPipeSize, 1 << 20)
    #endif
  }
}
