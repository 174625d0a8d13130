#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The system's words for an error number, in lower case: "no such file or directory".
func systemMessage(_ number: Int32) -> String {
  guard let words = strerror(number) else { return "error \(number)" }
  let text = String(cString: words)
  return text.prefix(1).lowercased() + text.dropFirst()
}
