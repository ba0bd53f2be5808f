package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.Bytes;
import java.util.List;

/// One descriptor, read.
record Descriptor(
    String path, Binding binding, List<Function> functions, List<Document> documents) {
  Descriptor {
    functions = List.copyOf(functions);
    documents = List.copyOf(documents);
  }

  record Function(Bytes selector, BoundFormat format) {}

  record Document(String encodedType, BoundFormat format) {}
}
