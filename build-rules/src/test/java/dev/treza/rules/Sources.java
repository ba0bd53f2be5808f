package dev.treza.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Java sources given as text, compiled into a folder and read as class files. So a test shows the
/// whole offence beside the rule, under the package names of the real parts.
final class Sources {
  private static final Pattern TYPE =
      Pattern.compile("(?:class|record|interface|enum) (\\w+)|(@\\w+ package)");

  private Sources() {}

  /// What `rule` says against `sources`: empty if they keep it.
  static List<String> violations(ArchRule rule, Path folder, String... sources) throws IOException {
    return rule.evaluate(compile(folder, sources)).getFailureReport().getDetails();
  }

  static JavaClasses compile(Path folder, String... sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    List<Source> units = Stream.of(sources).map(Source::new).toList();
    if (!compiler.getTask(complaints, null, null, options, null, units).call()) {
      throw new IOException(complaints.toString());
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("text:///" + fileName(text) + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String fileName(String text) {
      Matcher type = TYPE.matcher(text);
      if (!type.find()) {
        throw new IllegalArgumentException("no type in: " + text);
      }
      return type.group(2) == null ? type.group(1) : "package-info";
    }
  }
}
