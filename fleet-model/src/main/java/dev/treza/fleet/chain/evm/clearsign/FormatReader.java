package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the format of a field and its parameters.
final class FormatReader {
  private static final Node NONE = new Node(new JsonObject(new TreeMap<>()), "");

  private final Node params;
  private final Metadata metadata;

  private FormatReader(Node params, Metadata metadata) {
    this.params = params;
    this.metadata = metadata;
  }

  static FieldFormat read(Node field, Metadata metadata) throws Rejection {
    String name = field.has("format") ? field.required("format").text() : "raw";
    Node params = field.optional("params").orElse(NONE);
    return new FormatReader(params, metadata).read(name, field);
  }

  private FieldFormat read(String name, Node field) throws Rejection {
    if (usesMaps()) {
      return new FieldFormat.Unsupported(name);
    }
    return switch (name) {
      case "raw" -> new FieldFormat.Raw();
      case "amount" -> new FieldFormat.Amount();
      case "duration" -> new FieldFormat.Duration();
      case "chainId" -> new FieldFormat.ChainId();
      case "addressName" -> {
        params.allow(Set.of("types", "sources", "senderAddress"));
        yield new FieldFormat.AddressName(addresses("senderAddress"), names("types", "token"));
      }
      case "tokenAmount" -> tokenAmount();
      case "tokenTicker" -> {
        params.allow(Set.of("chainId", "chainIdPath"));
        yield new FieldFormat.TokenTicker(reference("chainId"));
      }
      case "nftName" -> {
        params.allow(Set.of("collection", "collectionPath"));
        yield new FieldFormat.NftName(reference("collection"));
      }
      case "date" -> date();
      case "unit" -> unit();
      case "enum" -> {
        Node reference = params.allow(Set.of("$ref")).required("$ref");
        yield new FieldFormat.EnumName(metadata.words(reference.text(), reference));
      }
      case "calldata" -> calldata();
      case "interoperableAddressName" -> new FieldFormat.Unsupported(name);
      default -> throw field.refuse("there is no format " + name);
    };
  }

  private FieldFormat tokenAmount() throws Rejection {
    params.allow(
        Set.of(
            "token",
            "tokenPath",
            "nativeCurrencyAddress",
            "threshold",
            "message",
            "chainId",
            "chainIdPath"));
    Optional<BigInteger> threshold = Optional.empty();
    if (params.has("threshold")) {
      threshold = Optional.of(Literals.number(metadata.resolve(params.required("threshold"))));
    }
    String message = "unlimited";
    if (params.has("message")) {
      message = params.required("message").words();
    }
    return new FieldFormat.TokenAmount(
        reference("token"),
        addresses("nativeCurrencyAddress"),
        threshold,
        message,
        reference("chainId"));
  }

  private FieldFormat date() throws Rejection {
    Node encoding = params.allow(Set.of("encoding")).required("encoding");
    return switch (encoding.text()) {
      case "timestamp" -> new FieldFormat.Timestamp();
      case "blockheight" -> new FieldFormat.BlockHeight();
      default -> throw encoding.refuse("no encoding of a date");
    };
  }

  private FieldFormat unit() throws Rejection {
    params.allow(Set.of("base", "decimals", "prefix"));
    BigInteger decimals =
        params.has("decimals") ? params.required("decimals").integer() : BigInteger.ZERO;
    if (decimals.signum() < 0 || decimals.bitLength() > 7) {
      throw params.refuse("0 to 127 decimals");
    }
    boolean prefix = params.has("prefix") && flag(params.required("prefix"));
    return new FieldFormat.Unit(params.required("base").words(), decimals.intValueExact(), prefix);
  }

  private FieldFormat calldata() throws Rejection {
    params.allow(
        Set.of(
            "callee",
            "calleePath",
            "selector",
            "selectorPath",
            "amount",
            "amountPath",
            "spender",
            "spenderPath"));
    Optional<ValueRef> callee = reference("callee");
    return new FieldFormat.Calldata(
        callee.orElseThrow(() -> params.refuse("the called contract is missing")),
        reference("selector"),
        reference("amount"),
        reference("spender"));
  }

  /// The value given under `name`, or found by the path under `namePath`.
  private Optional<ValueRef> reference(String name) throws Rejection {
    Optional<Node> literal = params.optional(name);
    Optional<Node> path = params.optional(name + "Path");
    if (literal.isPresent() && path.isPresent()) {
      throw params.refuse("either " + name + " or " + name + "Path is expected");
    }
    if (literal.isPresent()) {
      return Optional.of(new ValueRef.Constant(Literals.value(metadata.resolve(literal.get()))));
    }
    return path.isPresent() ? Optional.of(PathReader.read(path.get(), metadata)) : Optional.empty();
  }

  private List<EvmAddress> addresses(String name) throws Rejection {
    List<EvmAddress> addresses = new ArrayList<>();
    if (params.has(name)) {
      for (Node one : params.required(name).oneOrMore()) {
        addresses.add(metadata.resolve(one).address());
      }
    }
    return addresses;
  }

  /// Whether the list `name` has `word`.
  private boolean names(String name, String word) throws Rejection {
    if (params.has(name)) {
      for (Node one : params.required(name).items()) {
        if (one.text().equals(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean flag(Node node) throws Rejection {
    if (node.value() instanceof JsonFlag(boolean flag)) {
      return flag;
    }
    throw node.refuse("true or false is expected");
  }

  /// Whether a parameter is an object, which only maps are.
  private boolean usesMaps() throws Rejection {
    return params.object().members().values().stream().anyMatch(JsonObject.class::isInstance);
  }
}
