package dev.treza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents say of the code is held to the truth where a machine can do it.
final class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("treza.root", ".."));
  private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)(?:#[^)]*)?\\)");

  @Test
  void everyTestThatADocumentNamesExists() throws IOException {
    List<Path> tests = files(path -> path.contains("/src/test/") && path.endsWith(".java"));
    List<String> absent = new ArrayList<>();
    for (Path document : documents()) {
      Matcher name = TEST_NAME.matcher(Files.readString(document));
      while (name.find()) {
        if (!exists(tests, name.group(1), name.group(2))) {
          absent.add(document + " names " + name.group());
        }
      }
    }
    assertThat(absent).isEmpty();
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          broken.add(document + " links to " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean exists(List<Path> tests, String type, String method) throws IOException {
    for (Path test : tests) {
      if (test.endsWith(type + ".java")
          && Files.readString(test).contains("void " + method + "(")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> documents() throws IOException {
    List<Path> found = files(path -> path.endsWith(".md"));
    assertThat(found).as("documents below %s", ROOT).isNotEmpty();
    return found;
  }

  private static List<Path> files(Predicate<String> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> !file.toString().matches(".*/(?:target|\\.git|node_modules)/.*"))
          .filter(file -> wanted.test(file.toString()))
          .toList();
    }
  }
}
