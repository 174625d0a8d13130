internal import ArticleText
public import BitextCore
internal import Foundation
internal import Interchange
internal import Segmentation
internal import Storage
internal import UnicodeText

/// Why a use failed, in terms of the person at the command.
public struct WorkbenchError: Error, Hashable, Sendable {
  /// What kind of failure: the meanings of `sysexits.h` that the command's exit statuses have.
  public enum Kind: Sendable {
    /// The request makes no sense (64).
    case usage
    /// A file's content is not what it should be (65).
    case badData
    /// A file is not there or not readable (66).
    case unreadable
    /// A file cannot be made (73).
    case cannotCreate
    /// Writing failed, a disk is full (74).
    case inputOutput
  }

  public var kind: Kind
  public var file: String?
  public var position: SourcePosition?
  public var message: String

  public init(
    _ kind: Kind,
    file: String? = nil,
    position: SourcePosition? = nil,
    _ message: String
  ) {
    self.kind = kind
    self.file = file
    self.position = position
    self.message = message
  }

  /// The error of a part, as one of the whole. `file` is what the person called the file.
  public init(_ error: any Error, file: String? = nil) {
    switch error {
    case let error as WorkbenchError: self = error
    case let error as ArticleError:
      self.init(
        .badData,
        file: file,
        position: error.line.map { SourcePosition(line: $0, column: error.column ?? 1) },
        error.message
      )
    case let error as InterchangeError:
      let kind: Kind =
        switch error.code {
        case .unreadable: .unreadable
        case .unwritable: .inputOutput
        case .invalid, .limit: .badData
        }
      self.init(kind, file: error.file ?? file, position: error.position, error.message)
    case let error as SegmentationError:
      self.init(.badData, file: file, position: error.position, error.message)
    case let error as StorageError: self.init(storage: error)
    case let error as TemporaryFile.Failure: self.init(temporary: error)
    case let error as ICUError: self.init(.badData, file: file, error.description)
    default:
      self.init(.inputOutput, file: file, "\(error.localizedDescription)")
    }
  }

  private init(temporary failure: TemporaryFile.Failure) {
    switch failure.action {
    case .make:
      self.init(
        .cannotCreate,
        file: failure.folder,
        "No temporary file can be made here. Set TMPDIR to a folder with room for it."
      )
    case .write:
      self.init(
        .inputOutput,
        file: failure.folder,
        "There is no room for temporary files. Set TMPDIR to a folder with room for them."
      )
    case .read:
      self.init(.unreadable, file: failure.folder, "A temporary file cannot be read back.")
    }
  }

  private init(storage error: StorageError) {
    let kind: Kind =
      switch error.code {
      case .notAMemory, .newerSchema, .corrupt, .conflict: .badData
      case .readOnly, .exists: .cannotCreate
      case .cannotOpen: .unreadable
      case .busy, .full, .database: .inputOutput
      }
    self.init(kind, error.message)
  }
}

extension WorkbenchError: CustomStringConvertible {
  public var description: String {
    let place = [file, position?.description].compactMap(\.self).joined(separator: ":")
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
