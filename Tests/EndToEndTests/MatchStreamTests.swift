import Testing

/// `match --stdin` with the index in memory.
struct MatchStreamTests {
  private let queries = [
    "We had 40 days and a river that was not always on our side.", "Bring the children",
    "We had 50 days and a river", "bridge",
    "xyzzy plugh", "",
  ]

  @Test("With --snapshot the answers are the same")
  func sameAnswers() throws {
    let skela = try Skela()
    for sample in [Sample.bridge, .monastery] {
      try skela.run("align", sample.source, sample.target)
    }
    let input = queries.joined(separator: "\n") + "\n"
    let plain = try skela.run("match", "--stdin", "--json", input: input)
    let fast = try skela.run("match", "--stdin", "--json", "--snapshot", input: input)
    #expect(plain.status == 0)
    #expect(fast.out == plain.out)
    #expect(plain.out.contains("exact"))
  }

  @Test("What another process stores is found by the next query")
  func changesAreSeen() throws {
    let skela = try Skela()
    try skela.file("first.tsv", "Good day.\tДобар дан.\n".utf8)
    try skela.file("second.tsv", "Good night.\tЛаку ноћ.\n".utf8)
    try skela.run("import", "first.tsv")
    let talk = """
      import subprocess, sys, threading
      p = subprocess.Popen([sys.argv[1], 'match', '--stdin', '--snapshot', '--json'], text=True,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      threading.Timer(30, p.kill).start()
      def ask(text):
          p.stdin.write(text + '\\n'); p.stdin.flush()
          print('exact' in p.stdout.readline())
      ask('Good day.'); ask('Good night.')
      subprocess.run([sys.argv[1], 'import', 'second.tsv'], check=True, stdout=subprocess.DEVNULL)
      ask('Good night.'); ask('Good day.')
      p.stdin.close(); p.wait(); sys.stdout.flush()
      import os; os._exit(0)
      """
    let outcome = try skela.run([talk], wrapper: ["bash", "-c", #"exec python3 -c "$1" "$0""#])
    #expect(outcome.lines == ["True", "False", "True", "True"], "\(outcome.err)")
  }

  @Test("--snapshot without --stdin is refused")
  func needsStream() throws {
    let outcome = try Skela().run("match", "Good day.", "--snapshot")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("--snapshot is for --stdin."))
  }
}
