import Foundation
import Testing

/// One process writes while others read: `Benchmarks/concurrency/run`, briefly.
struct ConcurrencyTests {
  @Test("Readers see no error and no write is lost")
  func oneWriterAndReaders() throws {
    let skela = try Skela()
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Benchmarks/concurrency/run").standardizedFileURL.path
    // The wrapper gets the command's path in front of these words.
    let outcome = try skela.run(
      [script, "--seconds", "4", "--readers", "3", "--units", "500"],
      wrapper: ["bash", "-c", #"exec python3 "$1" --skela "$0" "${@:2}""#]
    )
    #expect(outcome.status == 0, "\(outcome.out)\(outcome.err)")
    #expect(outcome.out.contains("No error, and no write was lost."))
  }

  @Test("A query on standard input is answered before the next one comes")
  func answersAtOnce() throws {
    let skela = try Skela()
    try skela.file("pairs.tsv", "Good day.\tДобар дан.\n".utf8)
    try skela.run("import", "pairs.tsv")
    let talk = """
      import subprocess, sys, threading
      p = subprocess.Popen([sys.argv[1], 'match', '--stdin', '--json'], text=True,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      threading.Timer(20, p.kill).start()
      for _ in range(2):
          p.stdin.write('Good day.\\n'); p.stdin.flush()
          print('exact' in p.stdout.readline())
      p.stdin.close(); p.wait(); sys.stdout.flush()
      import os; os._exit(0)
      """
    let outcome = try skela.run([talk], wrapper: ["bash", "-c", #"exec python3 -c "$1" "$0""#])
    #expect(outcome.lines == ["True", "True"], "\(outcome.err)")
  }
}
