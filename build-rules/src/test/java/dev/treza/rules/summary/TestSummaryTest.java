package dev.treza.rules.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestSummaryTest {
  private static final String PASSED = "<testcase name='a' classname='t.A'/>";
  private static final String FAILED =
      "<testcase name='b' classname='t.A'><failure message='no&#10;more'>trace</failure></testcase>";
  private static final String BROKEN =
      "<testcase name='c' classname='t.A'><error message='gone'/></testcase>";

  @TempDir Path root;

  @Test
  void countsTheTestsOfEveryModule() throws IOException, XMLStreamException {
    report("one", PASSED + FAILED);
    report("two/three", PASSED + BROKEN + skipped("no node"));
    assertThat(TestSummary.read(root).line()).isEqualTo("2 passed, 2 failed, 1 skipped");
  }

  @Test
  void namesAFailedTestWithTheFirstLineOfItsMessage() throws IOException, XMLStreamException {
    report("one", FAILED);
    assertThat(TestSummary.read(root).text())
        .isEqualTo("FAILED  t.A.b: no\n0 passed, 1 failed, 0 skipped");
  }

  @Test
  void groupsSkippedTestsByTheirReason() throws IOException, XMLStreamException {
    report(
        "one",
        PASSED
            + skipped("no node")
            + aborted("Assumption failed: no vectors")
            + skipped("no node"));
    assertThat(TestSummary.read(root).text())
        .isEqualTo("skipped 2: no node\nskipped 1: no vectors\n1 passed, 0 failed, 3 skipped");
  }

  @Test
  void saysSoWhenATestWasSkippedWithoutReason() throws IOException, XMLStreamException {
    report("one", PASSED + aborted(""));
    assertThat(TestSummary.read(root).text()).startsWith("skipped 1: no reason given\n");
  }

  @Test
  void isGoodWhenSomethingPassedAndNothingFailed() throws IOException, XMLStreamException {
    report("one", PASSED + skipped("no node"));
    assertThat(TestSummary.read(root).good()).isTrue();
  }

  @Test
  void isNotGoodWhenATestFailed() throws IOException, XMLStreamException {
    report("one", PASSED + BROKEN);
    assertThat(TestSummary.read(root).good()).isFalse();
  }

  @Test
  void isNotGoodWhenNothingRan() throws IOException, XMLStreamException {
    assertThat(TestSummary.read(root).good()).isFalse();
  }

  @Test
  void isNotGoodWhenEverythingWasSkipped() throws IOException, XMLStreamException {
    report("one", skipped("no node"));
    assertThat(TestSummary.read(root).good()).isFalse();
  }

  @Test
  void replacesOnlyWhatStandsBetweenTheMarkers() throws IOException, XMLStreamException {
    report("one", PASSED);
    Path document = root.resolve("verification.md");
    Files.writeString(
        document, "before\n" + TestSummary.BEGIN + "\nold\n" + TestSummary.END + "\nafter\n");
    TestSummary.record(document, "today", TestSummary.read(root));
    assertThat(document)
        .hasContent(
            """
            before
            %s

            today

            ```text
            1 passed, 0 failed, 0 skipped
            ```
            %s
            after
            """
                .formatted(TestSummary.BEGIN, TestSummary.END));
  }

  @Test
  void refusesADocumentWithoutMarkers() throws IOException {
    Path document = Files.writeString(root.resolve("verification.md"), "nothing");
    assertThatThrownBy(() -> TestSummary.record(document, "today", TestSummary.read(root)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("markers");
  }

  private static String skipped(String reason) {
    return "<testcase name='d' classname='t.A'><skipped message='%s'/></testcase>"
        .formatted(reason);
  }

  /// What the platform writes for an assumption that did not hold.
  private static String aborted(String reason) {
    return "<testcase name='e' classname='t.A'><skipped type='t'><![CDATA[t.AbortedException: "
        + reason
        + "\n\tat t.A.e(A.java:1)]]></skipped></testcase>";
  }

  private void report(String module, String cases) throws IOException {
    Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
    Files.writeString(folder.resolve("TEST-t.A.xml"), "<testsuite>" + cases + "</testsuite>");
  }
}
