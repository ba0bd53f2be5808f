package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmAssets;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.call.ArgumentRole;
import dev.treza.fleet.chain.evm.display.ValueRef;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the tokens that arguments move, or let others move.
final class TokenOperations {
  private static final BigInteger EVERYTHING =
      BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  private final Scope scope;

  private TokenOperations(Scope scope) {
    this.scope = scope;
  }

  /// None if the roles name no movement of tokens, or if one of what they name is not there: then
  /// it is a call like any other.
  static List<Operation> of(List<ArgumentRole> roles, Scope scope) {
    TokenOperations finder = new TokenOperations(scope);
    List<Operation> operations = new ArrayList<>();
    for (ArgumentRole role : roles) {
      Optional<List<Operation>> found =
          switch (role) {
            case ArgumentRole.Moves(var to, var token, var amount, var kind) ->
                finder.all(OperationKind.TOKEN_TRANSFER, to, token, amount, kind);
            case ArgumentRole.Allows(var spender, var token, var amount, var kind) ->
                finder.all(OperationKind.TOKEN_APPROVAL, spender, token, amount, kind);
            case ArgumentRole.Receives _,
                ArgumentRole.Routed _,
                ArgumentRole.Approves _,
                ArgumentRole.Operator _,
                ArgumentRole.Unlimited _,
                ArgumentRole.Expires _,
                ArgumentRole.Minimum _,
                ArgumentRole.Deadline _,
                ArgumentRole.Raises _,
                ArgumentRole.Nonzero _,
                ArgumentRole.Calls _,
                ArgumentRole.SelfCalls _,
                ArgumentRole.Delegates _,
                ArgumentRole.MultiSend _,
                ArgumentRole.Commands _,
                ArgumentRole.Operations _,
                ArgumentRole.ByMode _ ->
                Optional.of(List.of());
          };
      if (found.isEmpty()) {
        return List.of();
      }
      operations.addAll(found.get());
    }
    return operations;
  }

  private Optional<List<Operation>> all(
      OperationKind what, ValueRef to, ValueRef token, ArgumentRole.Quantity amount, String kind) {
    List<Optional<BigInteger>> amounts = amounts(amount);
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      Optional<EvmAddress> account = scope.address(to, i, amounts.size());
      Optional<EvmAddress> contract = scope.address(token, i, amounts.size());
      if (account.isEmpty() || contract.isEmpty() || amounts.get(i).isEmpty()) {
        return Optional.empty();
      }
      AssetAmount moved = new AssetAmount(asset(contract.get(), kind), amounts.get(i).get());
      operations.add(
          new Operation(
              what,
              Optional.of(account.get().checksummed()),
              Optional.empty(),
              Optional.of(moved)));
    }
    return operations.isEmpty() ? Optional.empty() : Optional.of(operations);
  }

  private List<Optional<BigInteger>> amounts(ArgumentRole.Quantity quantity) {
    return switch (quantity) {
      case ArgumentRole.Quantity.One() -> List.of(Optional.of(BigInteger.ONE));
      case ArgumentRole.Quantity.Of(ValueRef amount) ->
          scope.find(amount).stream().map(found -> Scope.whole(found.value())).toList();
      case ArgumentRole.Quantity.AllIf(ValueRef flag) ->
          scope.find(flag).stream().map(found -> all(found.value())).toList();
    };
  }

  private static Optional<BigInteger> all(AbiValue flag) {
    return flag instanceof AbiValue.Flag(boolean set)
        ? Optional.of(set ? EVERYTHING : BigInteger.ZERO)
        : Optional.empty();
  }

  private AssetId asset(EvmAddress contract, String kind) {
    BigInteger chain = scope.surrounding().chainId();
    return switch (kind) {
      case "erc20" -> EvmAssets.token(chain, contract);
      case "erc721" -> EvmAssets.collection(chain, contract);
      case "erc1155" -> EvmAssets.multiToken(chain, contract);
      default -> throw new IllegalStateException("no kind of token: " + kind);
    };
  }
}
