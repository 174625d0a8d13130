internal import BitextCore
internal import Foundation
internal import SentenceAlignment

/// Finds out which files of two folders belong together: by equal names first, the rest by what they
/// say.
public struct PairFolders {
  /// A file, read in the language that it is in.
  private struct Entry {
    var document: Document
    /// The file's name up to the first dot.
    var stem: String
    var isSource: Bool
  }

  private let align: AlignDocuments
  private let evidenceCount: Int

  /// `evidenceCount` features are named for each pair.
  public init(align: AlignDocuments, evidenceCount: Int = 0) {
    self.align = align
    self.evidenceCount = evidenceCount
  }

  /// Pairs the files of folders. The files of the first are taken for sources and those of the second
  /// for targets, as long as their texts do not tell otherwise; files of a single folder by their
  /// texts alone. Hidden files and folders are passed over.
  ///
  /// Throws when a folder cannot be read. Memory: the texts of all files.
  public func pair(_ folders: [String]) throws(WorkbenchError) -> FolderPairing {
    var result = FolderPairing()
    var entries: [Entry] = []
    for (number, folder) in folders.enumerated() {
      let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      for name in try Self.files(folder) {
        do throws(WorkbenchError) {
          let file = try InputFile(reading: folder + "/" + name)
          let expected = folders.count > 1 ? number == 0 : nil
          let (document, isSource) = try read(file, expected: expected)
          let stem = String(name.prefix { $0 != "." })
          entries.append(Entry(document: document, stem: stem, isSource: isSource))
        } catch {
          result.refused.append(error)
        }
      }
    }
    let rest = pairByName(entries, &result)
    pairByContent(rest, &result)
    result.pairs.sort { $0.source.name < $1.source.name }
    result.lonely.sort { $0.name < $1.name }
    return result
  }

  private static func files(_ folder: String) throws(WorkbenchError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw WorkbenchError(.unreadable, file: folder, "There is no such folder.")
    }
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      return !name.hasPrefix(".")
        && FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  /// Reads a file in the language of its side, or in the other if the text is in that.
  private func read(
    _ file: InputFile,
    expected: Bool?
  ) throws(WorkbenchError) -> (Document, isSource: Bool) {
    let assumed = expected ?? true
    let document = try align.document(file, isSource: assumed)
    let (a, b) = (align.options.sourceLanguage, align.options.targetLanguage)
    if align.options.trustsLanguages, expected != nil { return (document, assumed) }
    let sample = LanguageSample(document.segments.lazy.map(\.text))
    let found = sample.language(a.language, b.language)
    guard found != nil || expected != nil else {
      throw WorkbenchError(
        .badData,
        file: file.name,
        "It cannot be told whether the text is in '\(a)' or in '\(b)'. Use a folder for each."
      )
    }
    let isSource = found.map { $0 == a.language } ?? assumed
    let verdict = sample.verdict(in: isSource ? a.language : b.language)
    // Against its folder a text must be in a language without doubt.
    if verdict == .foreign || (verdict == .doubtful && isSource != assumed) {
      throw WorkbenchError(
        .badData,
        file: file.name,
        "The text seems to be neither in '\(a)' nor in '\(b)'."
      )
    }
    return (isSource == assumed ? document : try align.document(file, isSource: isSource), isSource)
  }

  /// Pairs what has one name on either side; returns what is left.
  private func pairByName(_ entries: [Entry], _ result: inout FolderPairing) -> [Entry] {
    let groups = Dictionary(grouping: entries.indices) { entries[$0].stem }
    var isPaired = [Bool](repeating: false, count: entries.count)
    for group in groups.values {
      let sources = group.filter { entries[$0].isSource }
      let targets = group.filter { !entries[$0].isSource }
      guard sources.count == 1, targets.count == 1 else { continue }
      isPaired[sources[0]] = true
      isPaired[targets[0]] = true
      result.pairs.append(
        .init(source: entries[sources[0]].document, target: entries[targets[0]].document)
      )
    }
    return entries.indices.filter { !isPaired[$0] }.map { entries[$0] }
  }

  private func pairByContent(_ entries: [Entry], _ result: inout FolderPairing) {
    let sources = entries.filter(\.isSource).map(\.document)
    let targets = entries.filter { !$0.isSource }.map(\.document)
    var pairing = align.pairing
    pairing.options.evidenceCount = evidenceCount
    let found = pairing.pair(sources.map(align.text), targets.map(align.text))
    func agreement(_ pair: DocumentPair) -> FolderPairing.Agreement {
      FolderPairing.Agreement(
        probability: pair.probability,
        score: pair.score,
        runnerUp: pair.runnerUp.map {
          .init(source: sources[$0.source].name, target: targets[$0.target].name, score: $0.score)
        },
        evidence: pair.evidence.map {
          .init(kind: $0.kind.rawValue, source: $0.source, target: $0.target, weight: $0.weight)
        }
      )
    }
    for pair in found.pairs {
      result.pairs.append(
        .init(
          source: sources[pair.source],
          target: targets[pair.target],
          agreement: agreement(pair)
        )
      )
    }
    for lonely in found.unpairedSources {
      result.lonely.append(
        .init(
          name: sources[lonely.document].name,
          isSource: true,
          nearest: lonely.nearest.map { (targets[$0.target].name, agreement($0)) }
        )
      )
    }
    for lonely in found.unpairedTargets {
      result.lonely.append(
        .init(
          name: targets[lonely.document].name,
          isSource: false,
          nearest: lonely.nearest.map { (sources[$0.source].name, agreement($0)) }
        )
      )
    }
  }
}
