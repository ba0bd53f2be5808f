package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.call.ArgumentRole;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows data whole: as described, then what the description leaves out, then the calls that lie
/// inside.
final class DataReviewer {
  private static final int SPOKEN = 3;

  private final CallReviewer calls;
  private final Findings findings;
  private final int depth;

  DataReviewer(CallReviewer calls, Findings findings, int depth) {
    this.calls = calls;
    this.findings = findings;
    this.depth = depth;
  }

  /// @param display how they are shown; nothing: as they are
  /// @param scope the data by the names the description uses
  /// @param roles what they do
  /// @param named the data by the names the roles use
  /// @param bounded a deadline around them holds for them too
  String review(
      Optional<DisplayFormat> display,
      Scope scope,
      List<ArgumentRole> roles,
      Scope named,
      boolean bounded) {
    DisplayWriter writer = new DisplayWriter(findings);
    display.ifPresent(format -> writer.write(format.nodes(), scope));
    boolean ends = bounded || roles.stream().anyMatch(DataReviewer::isDeadline);
    RoleReviewer reviewer = new RoleReviewer(calls, findings, named, writer.shown(), ends);
    roles.forEach(reviewer::review);
    List<Inner> inner = new ArrayList<>(reviewer.inner());
    inner.addAll(new EmbeddedCalls(calls, writer.shown()).open(writer.embedded()));
    writer.rest(scope.root());
    String sentence =
        reviewer
            .withdrawal()
            .or(() -> display.flatMap(format -> inWords(format, writer.shown())))
            .orElse("Call a function");
    return spoken(sentence, review(inner));
  }

  private static boolean isDeadline(ArgumentRole role) {
    return role instanceof ArgumentRole.Deadline(var time) && time.isPresent();
  }

  private static Optional<String> inWords(DisplayFormat format, Shown shown) {
    return Optional.of(format.sentence().flatMap(shown::sentence).orElse(format.intent()));
  }

  private List<String> review(List<Inner> inner) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < inner.size(); i++) {
      int heading = findings.fields().size();
      String sentence = inner.get(i).review(findings.inside(i + 1), depth + 1);
      findings.heading(heading, "Call " + (i + 1) + " of " + inner.size(), sentence);
      sentences.add(sentence);
    }
    return sentences;
  }

  private static String spoken(String sentence, List<String> inner) {
    if (inner.isEmpty()) {
      return sentence;
    }
    String more = inner.size() > SPOKEN ? "; and " + (inner.size() - SPOKEN) + " more" : "";
    return sentence + ": " + String.join("; ", inner.stream().limit(SPOKEN).toList()) + more;
  }
}
