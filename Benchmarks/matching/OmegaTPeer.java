import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import org.omegat.core.matching.FuzzyMatcher;
import org.omegat.core.matching.ISimilarityCalculator;
import org.omegat.core.matching.LevenshteinDistance;
import org.omegat.tokenizer.DefaultTokenizer;
import org.omegat.util.Token;

/**
 * OmegaT's tokenizer, distance and score over all segments, as its matcher does: for each query a line
 * with the milliseconds of CPU, a tab, and the numbers of the five best segments.
 *
 *   java -cp OmegaT.jar OmegaTPeer.java SEGMENTS QUERIES     both with a text a line
 */
public class OmegaTPeer {
  public static void main(String[] arguments) throws Exception {
    DefaultTokenizer tokenizer = new DefaultTokenizer();
    ISimilarityCalculator distance = new LevenshteinDistance();
    List<Token[]> segments = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      segments.add(tokenizer.tokenizeVerbatim(line.toLowerCase()));
    }
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    boolean isWarm = false;
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      for (int round = isWarm ? 1 : 0; round < 2; round++) {
        long start = thread.getCurrentThreadCpuTime();
        Token[] query = tokenizer.tokenizeVerbatim(line.toLowerCase());
        // The worst of the best first: score, then the later segment.
        PriorityQueue<int[]> best =
            new PriorityQueue<>((a, b) -> a[0] != b[0] ? a[0] - b[0] : b[1] - a[1]);
        for (int number = 0; number < segments.size(); number++) {
          int score = FuzzyMatcher.calcSimilarity(distance, query, segments.get(number));
          if (best.size() < 5) {
            best.add(new int[] {score, number});
          } else if (score > best.peek()[0]) {
            best.poll();
            best.add(new int[] {score, number});
          }
        }
        double seconds = (thread.getCurrentThreadCpuTime() - start) / 1e6;
        if (round == 0) continue;
        StringBuilder found = new StringBuilder();
        while (!best.isEmpty()) found.append(' ').append(best.poll()[1]);
        System.out.printf("%.4f\t%s%n", seconds, found.toString().trim());
      }
      isWarm = true;
    }
  }
}
