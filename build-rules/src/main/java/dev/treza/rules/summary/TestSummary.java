package dev.treza.rules.summary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Counts the tests in every Surefire report below a folder. Its last line, alone on its line, is
/// `N passed, N failed, N skipped`.
///
/// ```text
/// java TestSummary.java <project root> [<document> <heading>]
/// ```
///
/// With a document, the same text also replaces what stands between its two markers. The exit code
/// is 0 only if something ran and nothing failed.
public final class TestSummary {
  static final String BEGIN = "<!-- result of ./test --full: begin -->";
  static final String END = "<!-- result of ./test --full: end -->";
  private static final String REPORTS = "**/target/surefire-reports/TEST-*.xml";

  private TestSummary() {}

  public static void main(String[] arguments) throws IOException, XMLStreamException {
    Run run = read(Path.of(arguments[0]));
    System.out.println(run.text());
    if (arguments.length > 1) {
      record(Path.of(arguments[1]), arguments[2], run);
    }
    System.exit(run.good() ? 0 : 1);
  }

  /// One test and how it ended.
  ///
  /// @param reason why it failed or was skipped; empty if it passed
  record Case(String name, Ending ending, String reason) {}

  enum Ending {
    PASSED,
    FAILED,
    SKIPPED
  }

  /// All tests of one run.
  record Run(List<Case> cases) {
    Run {
      cases = List.copyOf(cases);
    }

    boolean good() {
      return !cases.isEmpty() && ending(Ending.FAILED).isEmpty() && passed() > 0;
    }

    /// The counts, in the form other programs look for.
    String line() {
      return "%d passed, %d failed, %d skipped"
          .formatted(passed(), ending(Ending.FAILED).size(), ending(Ending.SKIPPED).size());
    }

    String text() {
      List<String> lines = new ArrayList<>();
      ending(Ending.FAILED).forEach(test -> lines.add("FAILED  " + test.name + ": " + test.reason));
      skippedByReason()
          .forEach((reason, count) -> lines.add("skipped %d: %s".formatted(count, reason)));
      lines.add(line());
      return String.join("\n", lines);
    }

    private Map<String, Long> skippedByReason() {
      return ending(Ending.SKIPPED).stream()
          .collect(Collectors.groupingBy(Case::reason, TreeMap::new, Collectors.counting()));
    }

    private int passed() {
      return ending(Ending.PASSED).size();
    }

    private List<Case> ending(Ending ending) {
      return cases.stream().filter(test -> test.ending == ending).toList();
    }
  }

  /// Reads every report below `root`.
  static Run read(Path root) throws IOException, XMLStreamException {
    List<Case> cases = new ArrayList<>();
    for (Path report : reports(root)) {
      try (InputStream xml = Files.newInputStream(report)) {
        read(xml, cases);
      }
    }
    return new Run(cases);
  }

  /// Puts the result under `heading` between the two markers of `document`.
  static void record(Path document, String heading, Run run) throws IOException {
    String text = Files.readString(document);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(document + " lacks the markers for the result");
    }
    String result = "%s%n%n%s%n%n```text%n%s%n```%n".formatted(BEGIN, heading, run.text());
    Files.writeString(document, text.substring(0, begin) + result + text.substring(end));
  }

  private static List<Path> reports(Path root) throws IOException {
    PathMatcher isReport = root.getFileSystem().getPathMatcher("glob:" + REPORTS);
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(isReport::matches).sorted().toList();
    }
  }

  private static void read(InputStream xml, List<Case> cases) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(xml);
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "testcase" -> cases.add(new Case(name(reader), Ending.PASSED, ""));
        case "failure", "error" -> endLast(cases, Ending.FAILED, reason(reader));
        case "skipped" -> endLast(cases, Ending.SKIPPED, reason(reader));
        default -> {}
      }
    }
    reader.close();
  }

  private static void endLast(List<Case> cases, Ending ending, String reason) {
    cases.addLast(new Case(cases.removeLast().name, ending, reason));
  }

  private static String name(XMLStreamReader testcase) {
    return attribute(testcase, "classname") + "." + attribute(testcase, "name");
  }

  /// The first line of the message that says something. An assumption that did not hold has none:
  /// there the trace begins with it, after the exception's own name.
  private static String reason(XMLStreamReader ended) throws XMLStreamException {
    String message = attribute(ended, "message");
    String text = message.isBlank() ? ended.getElementText() : message;
    return text.replaceFirst("^[\\w.]+(?:Exception|Error): ", "")
        .replaceFirst("^Assumption failed: ", "")
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> !line.startsWith("\tat "))
        .map(String::strip)
        .orElse("no reason given");
  }

  private static String attribute(XMLStreamReader element, String name) {
    String value = element.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
