public import BitextCore
internal import ContentDigest
public import Foundation
public import SentenceAlignment
public import Storage

/// A model and the name under which the memory keeps it.
public struct NamedModel: Sendable {
  public var name: String
  public var learnedAt: Date
  public var model: AlignmentModel
}

/// Learns from a memory what helps to align more texts of its languages.
public enum LearnModel {
  /// What was learned, and of how much.
  public struct Report: Sendable {
    public var model: NamedModel
    /// Units with text in both languages that were left out because they are too doubtful.
    public var leftOut: Int
  }

  /// Learns from all units that are confirmed, come from another memory, or were aligned with at least
  /// that probability, and keeps the model in the memory.
  ///
  /// The same units give the same model, under the same name.
  public static func run(
    _ memory: TranslationMemory,
    source: LanguageTag,
    target: LanguageTag,
    minimumProbability: Double,
    at date: Date = Date(),
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    try MemoryFolder.requireLanguage(source, in: memory)
    try MemoryFolder.requireLanguage(target, in: memory)
    var examples: [AlignmentModel.Example] = []
    var leftOut = 0
    do {
      try memory.forEachUnit { stored in
        guard let pair = pair(stored.unit, source, target) else { return }
        let weight = weight(of: stored)
        guard weight >= minimumProbability else {
          leftOut += 1
          return
        }
        examples.append(AlignmentModel.Example(source: pair.0, target: pair.1, weight: weight))
        if examples.count % 1000 == 0 { progress(examples.count) }
      }
    } catch {
      throw WorkbenchError(error, file: "")
    }
    guard
      let model = AlignmentModel(learning: examples, source: source, target: target)
    else {
      throw WorkbenchError(
        .badData,
        "The memory has too little in '\(source)' and '\(target)' to learn from: "
          + "\(examples.count) pairs of at least that probability."
      )
    }
    let bytes = model.bytes
    let named = NamedModel(
      name: String(SHA256.hexadecimal(of: Array(bytes)).prefix(12)),
      learnedAt: date,
      model: model
    )
    do {
      try memory.store(StoredModel(name: named.name, learnedAt: date, bytes: bytes))
    } catch {
      throw WorkbenchError(error)
    }
    return Report(model: named, leftOut: leftOut)
  }

  /// The models of a memory, the newest first.
  public static func models(_ memory: TranslationMemory) throws(WorkbenchError) -> [NamedModel] {
    do {
      return try memory.models().compactMap { stored in
        AlignmentModel(bytes: stored.bytes).map {
          NamedModel(name: stored.name, learnedAt: stored.learnedAt, model: $0)
        }
      }
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The model of a name, or the newest for "newest". Throws when the memory has none such.
  public static func model(
    named name: String,
    in path: String
  ) throws(WorkbenchError) -> NamedModel {
    let models = try models(MemoryFolder.openForReading(path))
    if let found = name == "newest" ? models.first : models.first(where: { $0.name == name }) {
      return found
    }
    let names = models.map(\.name).joined(separator: ", ")
    throw WorkbenchError(
      .badData,
      file: path,
      models.isEmpty
        ? "The memory holds no model. Make one with 'skela learn'."
        : "There is no model '\(name)'. There are: \(names)."
    )
  }

  /// Confirmed units and those that people made count fully, aligned ones by their probability.
  private static func weight(of stored: StoredUnit) -> Double {
    if stored.isConfirmed { return 1 }
    return stored.occurrences.map(\.provenance.probability).max() ?? 1
  }

  private static func pair(
    _ unit: TranslationUnit,
    _ source: LanguageTag,
    _ target: LanguageTag
  ) -> (String, String)? {
    func text(_ language: LanguageTag) -> String? {
      unit.variants.first { language.covers($0.language) }?.segment.text
    }
    guard let a = text(source), let b = text(target), !a.isEmpty, !b.isEmpty else { return nil }
    return (a, b)
  }
}
