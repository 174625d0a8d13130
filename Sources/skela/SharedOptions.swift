public import ArgumentParser
public import BitextCore
import Workbench

struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The memory to use.",
      discussion: "Without it $SKELA_MEMORY, else memory.sqlite in the user's data folder.",
      valueName: "file"
    )
  )
  var memory: String?

  var path: String { FilePlaces().memory(named: memory) }
}

struct LanguageOptions: ParsableArguments {
  @Option(help: "The source language, as a language tag.")
  var sourceLanguage = LanguageTag(language: "en")

  @Option(
    help: ArgumentHelp(
      "The target language.",
      discussion: "For 'sr' the script is found from the text: sr-Latn or sr-Cyrl."
    )
  )
  var targetLanguage = LanguageTag(language: "sr")
}

extension LanguageTag: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

struct OutputOptions: ParsableArguments {
  @Flag(help: "Write one JSON object a line.")
  var json = false
}
