package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one descriptor whose includes were joined. What is bound to nothing is only there to be
/// included, and may name constants that the including file has.
final class DescriptorReader {
  private static final Set<String> TOP =
      Set.of("$schema", "$comment", "context", "metadata", "display");
  private static final Set<String> DISPLAY = Set.of("definitions", "formats");
  private static final Set<String> FORMAT =
      Set.of("$id", "intent", "interpolatedIntent", "fields", "required", "excluded", "screens");

  private DescriptorReader() {}

  static Descriptor read(Node file) throws Rejection {
    file.allow(TOP);
    Metadata metadata = Metadata.read(file.optional("metadata"));
    Optional<Node> context = file.optional("context");
    Optional<Node> display = file.optional("display");
    Binding binding =
        context.isPresent() ? BindingReader.read(context.get()) : BindingReader.NOTHING;
    if (display.isEmpty() || !binding.demands()) {
      return new Descriptor(file.place(), binding, List.of(), List.of());
    }
    display.get().allow(DISPLAY);
    FieldReader fields = new FieldReader(metadata, display.get().optional("definitions"));
    boolean contract = file.required("context").has("contract");
    List<Descriptor.Function> functions = new ArrayList<>();
    List<Descriptor.Document> documents = new ArrayList<>();
    for (Node.Member format : display.get().required("formats").members()) {
      DisplayFormat shown = format(format.node().allow(FORMAT), fields);
      if (contract) {
        functions.add(function(format, shown, metadata));
      } else {
        documents.add(document(format.name(), shown, metadata));
      }
    }
    return new Descriptor(file.place(), binding, functions, documents);
  }

  private static Descriptor.Function function(
      Node.Member format, DisplayFormat shown, Metadata metadata) throws Rejection {
    AbiFunction function =
        Rejection.orReject(format.node().place(), AbiFunction.parse(format.name()));
    return new Descriptor.Function(
        function.selector(),
        new BoundFormat(function.name(), function.parameters(), shown, metadata.source()));
  }

  private static Descriptor.Document document(String key, DisplayFormat shown, Metadata metadata) {
    String type = key.strip().replaceAll(" *([,()]) *", "$1").replaceAll(" +", " ");
    int open = type.indexOf('(');
    String name = open < 0 ? type : type.substring(0, open);
    return new Descriptor.Document(
        type, new BoundFormat(name, List.of(), shown, metadata.source()));
  }

  private static DisplayFormat format(Node format, FieldReader fields) throws Rejection {
    Optional<Node> sentence = format.optional("interpolatedIntent");
    return new DisplayFormat(
        format.has("intent") ? intent(format.required("intent")) : "Call a function",
        sentence.isPresent() ? Optional.of(sentence.get().words()) : Optional.empty(),
        format.has("fields") ? fields.nodes(format.required("fields")) : List.of());
  }

  /// A text, or several with a label each.
  private static String intent(Node intent) throws Rejection {
    if (!(intent.value() instanceof JsonObject)) {
      return intent.words();
    }
    List<String> parts = new ArrayList<>();
    for (Node.Member part : intent.members()) {
      parts.add(part.name() + " " + part.node().words());
    }
    return String.join(", ", parts);
  }
}
