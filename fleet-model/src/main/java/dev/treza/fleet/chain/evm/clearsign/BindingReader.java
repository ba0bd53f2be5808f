package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a descriptor is bound to.
final class BindingReader {
  static final Binding NOTHING = new Binding(List.of(), Map.of(), Optional.empty());

  private static final Set<String> CONTEXT = Set.of("$id", "contract", "eip712");
  private static final Set<String> CONTRACT = Set.of("abi", "deployments", "factory");
  private static final Set<String> EIP712 =
      Set.of("schemas", "domain", "domainSeparator", "deployments");
  private static final Set<String> DOMAIN =
      Set.of("name", "version", "chainId", "verifyingContract", "salt");
  private static final Set<String> DEPLOYMENT = Set.of("chainId", "address");

  private BindingReader() {}

  static Binding read(Node context) throws Rejection {
    context.allow(CONTEXT);
    if (context.has("contract") == context.has("eip712")) {
      throw context.refuse("either a contract or typed data is expected");
    }
    if (context.has("contract")) {
      Node contract = context.required("contract").allow(CONTRACT);
      return new Binding(deployments(contract), Map.of(), Optional.empty());
    }
    Node eip712 = context.required("eip712").allow(EIP712);
    Optional<Node> separator = eip712.optional("domainSeparator");
    return new Binding(
        deployments(eip712),
        eip712.has("domain") ? domain(eip712.required("domain").allow(DOMAIN)) : Map.of(),
        separator.isPresent() ? Optional.of(octets(separator.get())) : Optional.empty());
  }

  private static List<Deployment> deployments(Node node) throws Rejection {
    List<Deployment> deployments = new ArrayList<>();
    if (node.has("deployments")) {
      for (Node one : node.required("deployments").items()) {
        one.allow(DEPLOYMENT);
        deployments.add(
            new Deployment(one.required("chainId").integer(), one.required("address").address()));
      }
    }
    return deployments;
  }

  private static Map<String, AbiValue> domain(Node domain) throws Rejection {
    Map<String, AbiValue> members = new HashMap<>();
    for (Node.Member member : domain.members()) {
      members.put(member.name(), value(member));
    }
    return members;
  }

  private static AbiValue value(Node.Member member) throws Rejection {
    return switch (member.name()) {
      case "chainId" -> new AbiValue.Whole(member.node().integer());
      case "verifyingContract" -> new AbiValue.Account(member.node().address());
      case "salt" -> new AbiValue.Octets(octets(member.node()));
      default -> new AbiValue.Text(member.node().text());
    };
  }

  private static Bytes octets(Node node) throws Rejection {
    return Literals.octets(node.text())
        .orElseThrow(() -> node.refuse("0x and pairs of hexadecimal digits are expected"));
  }
}
