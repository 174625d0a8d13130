public import ArgumentParser
import Foundation
public import SerbianText
import Workbench

struct TransliterateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transliterate",
    abstract: "Convert Serbian text between Latin and Cyrillic.",
    discussion: """
      Without a file, standard input is read; the result goes to standard output. Web addresses, \
      tags and placeholders stay as they are. With --json, words whose conversion was a guess are \
      marked.
      """
  )

  @Argument(help: "The text file, in UTF-8.")
  var file: String?

  @Option(name: .customLong("to"), help: "The script to convert to.")
  var script: SerbianScript

  @Flag(help: "Convert foreign words and symbols too, letter by letter.")
  var convertForeign = false

  @Flag(help: "Put back the marks of letters that were dropped: Decani, Djakovica.")
  var restoreDiacritics = false

  @Flag(help: "Keep acronyms in Latin: NATO, EU.")
  var keepAcronyms = false

  @Option(help: "A word that is left as it is. May be repeated.")
  var protect: [String] = []

  @OptionGroup var output: OutputOptions

  private struct Row: Encodable {
    struct Guess: Encodable {
      var word: String
      var converted: String
      /// In characters of the converted text, from 0.
      var start: Int
      var end: Int
      var reason: String
    }

    var text: String
    var doubts: [Guess]
  }

  func run() throws {
    var options = TransliterationOptions()
    if convertForeign {
      options.foreignWords = .convert
      options.units = .convert
      options.codes = .convert
    }
    if keepAcronyms { options.acronyms = .keep }
    options.restoresDiacritics = restoreDiacritics
    options.protectedWords = Set(protect)
    let use = try TransliterateText(to: script, options: options, places: FilePlaces())
    if output.json {
      let lines = try LineSource(path: file)
      while let line = try lines.next() { try JSONLine.print(row(use.convert(line.text))) }
    } else {
      WidePipe.widen(STDOUT_FILENO)
      try use.convert(file: file) { Terminal.write($0) }
    }
    Terminal.flush()
  }

  private func row(_ conversion: Conversion) -> Row {
    let text = conversion.text
    return Row(
      text: text,
      doubts: conversion.doubts.map { doubt in
        Row.Guess(
          word: doubt.word,
          converted: String(text[doubt.range]),
          start: text.distance(from: text.startIndex, to: doubt.range.lowerBound),
          end: text.distance(from: text.startIndex, to: doubt.range.upperBound),
          reason: doubt.reason.rawValue
        )
      }
    )
  }
}

extension SerbianScript: ExpressibleByArgument {}
