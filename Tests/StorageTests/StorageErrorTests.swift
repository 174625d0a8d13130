import Testing

@testable import Storage

@Suite struct StorageErrorTests {
  @Test(
    arguments: [
      (5, StorageError.Code.busy, "The memory 'm' is in use by another process; try again."),
      (6, .busy, "The memory 'm' is in use by another process; try again."),
      (8, .readOnly, "The memory 'm' cannot be written to."),
      (1032, .readOnly, "The memory 'm' cannot be written to."),
      (11, .corrupt, "The memory 'm' is damaged (SQLite: detail)."),
      (13, .full, "The memory 'm' does not fit on the disk."),
      (14, .cannotOpen, "The memory 'm' cannot be opened."),
      (26, .notAMemory, "'m' is not a translation memory."),
      (1, .database, "The memory 'm' could not be used (SQLite 1: detail)."),
    ] as [(Int32, StorageError.Code, String)]
  )
  func resultsOfSQLite(_ result: Int32, _ code: StorageError.Code, _ message: String) {
    let error = StorageError(sqlite: result, detail: "detail", path: "m")
    #expect(error.code == code)
    #expect(error.description == message)
  }
}
