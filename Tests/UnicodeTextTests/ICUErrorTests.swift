import Testing
import UnicodeText

@Suite struct ICUErrorTests {
  @Test(arguments: [
    (
      ICUError(operation: "search", status: "U_ZERO"), "ICU could not search: U_ZERO."
    ),
    (
      ICUError(operation: "read the rules", status: "U_X", line: 2, offset: 5),
      "ICU could not read the rules at line 2 at offset 5: U_X."
    ),
    (
      ICUError(operation: "read the text as UTF-8", status: "U_Y", byteOffset: 3),
      "ICU could not read the text as UTF-8 after 3 bytes: U_Y."
    ),
  ])
  func messages(_ error: ICUError, _ expected: String) {
    #expect(error.description == expected)
  }

  @Test("The version is two numbers or more")
  func version() {
    let numbers = icuVersion.split(separator: ".").map { Int($0) }
    #expect(numbers.count >= 2)
    #expect(!numbers.contains(nil))
  }
}
