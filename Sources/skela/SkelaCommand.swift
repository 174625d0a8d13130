import ArgumentParser
import Foundation
import Workbench

/// The command `skela`: arguments in, a use of the Workbench, results out.
@main
struct SkelaCommand: ParsableCommand {
  static let programVersion = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "skela",
    abstract: "A translation memory for English and Serbian, in both scripts.",
    discussion: """
      Skela aligns pairs of articles into a translation memory, answers from it, and exchanges it \
      with other tools. Everything stays on this machine.

      Exit status: 0 done or found; 1 nothing found; 64 usage; 65 bad input data; 66 input not \
      readable; 73, 74 cannot write.
      """,
    version: programVersion,
    subcommands: [
      AlignCommand.self, MatchCommand.self, PretranslateCommand.self, ConcordanceCommand.self,
      TermCommand.self, AnnotateCommand.self, GlossaryCommand.self, CheckCommand.self,
      ExtractCommand.self,
      ShowCommand.self, ConfirmCommand.self, ReplaceCommand.self, ConflictsCommand.self,
      DeleteCommand.self, RestoreCommand.self, LogCommand.self, UndoCommand.self,
      ImportCommand.self, ExportCommand.self, BackupCommand.self, LearnCommand.self,
      TransliterateCommand.self, SegmentCommand.self, SortCommand.self, StatsCommand.self,
      DoctorCommand.self,
    ]
  )

  static func main() {
    // A file that must not grow is then an error of writing, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parsedAlone(Array(CommandLine.arguments.dropFirst())) ?? parseAsRoot()
      try command.run()
    } catch let error as WorkbenchError {
      Terminal.complain(error.description)
      Foundation.exit(error.exitStatus)
    } catch {
      exit(withError: error)
    }
  }

  /// The command that the first argument names, if all is right with the others.
  ///
  /// Describing every command to the parser takes longer than aligning an article does. Where anything is
  /// wrong, or help is asked for, the whole parser is asked, and says what it says.
  private static func parsedAlone(_ arguments: [String]) -> (any ParsableCommand)? {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
    }
    return try? named?.parse(Array(arguments.dropFirst()))
  }
}

extension WorkbenchError {
  /// The exit status, as `sysexits.h` has it.
  var exitStatus: Int32 {
    switch kind {
    case .usage: 64
    case .badData: 65
    case .unreadable: 66
    case .cannotCreate: 73
    case .inputOutput: 74
    }
  }
}

/// The status of a command that looked and found nothing.
let nothingFound = ExitCode(1)
