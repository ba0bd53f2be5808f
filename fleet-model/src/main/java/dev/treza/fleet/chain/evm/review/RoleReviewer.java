package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.call.ArgumentRole;
import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the risks in what arguments do, and the calls that lie in them.
final class RoleReviewer {
  private final Findings findings;
  private final Scope scope;
  private final boolean bounded;
  private final TimeRisks times;
  private final InnerCalls innerCalls;
  private final List<Inner> inner = new ArrayList<>();
  private Optional<String> withdrawal = Optional.empty();

  RoleReviewer(CallReviewer calls, Findings findings, Scope scope, Shown shown, boolean bounded) {
    this.findings = findings;
    this.scope = scope;
    this.bounded = bounded;
    this.times = new TimeRisks(findings.context().preparedAt());
    this.innerCalls = new InnerCalls(calls, findings, scope, shown);
  }

  List<Inner> inner() {
    return inner;
  }

  /// The sentence if an allowance is taken away.
  Optional<String> withdrawal() {
    return withdrawal;
  }

  void review(ArgumentRole role) {
    switch (role) {
      case ArgumentRole.Receives(ValueRef account) -> addresses(account).forEach(this::receives);
      case ArgumentRole.Routed(ValueRef account) -> addresses(account).forEach(this::routed);
      case ArgumentRole.Approves(ValueRef spender, ValueRef amount, ValueRef token) ->
          approves(spender, amount, token);
      case ArgumentRole.Operator(var _, ValueRef flag) -> raiseIf(flag, EvmRisk.OPERATOR);
      case ArgumentRole.Unlimited(var _, ValueRef flag) ->
          raiseIf(flag, EvmRisk.UNLIMITED_APPROVAL);
      case ArgumentRole.Expires(ValueRef time) -> each(time, times::ofPermission);
      case ArgumentRole.Minimum(ValueRef amount) ->
          each(
              amount,
              least -> least.signum() == 0 ? Optional.of(EvmRisk.NO_MINIMUM) : Optional.empty());
      case ArgumentRole.Deadline(Optional<ValueRef> time) -> deadline(time);
      case ArgumentRole.Raises(EvmRisk risk) -> findings.raise(risk);
      case ArgumentRole.Nonzero(ValueRef number, EvmRisk risk) ->
          each(number, n -> n.signum() == 0 ? Optional.empty() : Optional.of(risk));
      case ArgumentRole.Calls one -> inner.addAll(innerCalls.of(one));
      case ArgumentRole.SelfCalls(ValueRef data) ->
          inner.addAll(innerCalls.ofItself(data, bounded));
      case ArgumentRole.Delegates one -> inner.addAll(innerCalls.of(one));
      case ArgumentRole.MultiSend(ValueRef data) -> inner.addAll(innerCalls.ofMultiSend(data));
      case ArgumentRole.Commands one -> inner.addAll(innerCalls.of(one));
      case ArgumentRole.Operations(ValueRef operations) ->
          inner.addAll(
              new OperationReviewer(innerCalls, findings, scope.surrounding())
                  .review(scope.find(operations)));
      case ArgumentRole.ByMode one -> inner.addAll(innerCalls.of(one));
      case ArgumentRole.Moves _, ArgumentRole.Allows _ -> {
        // what policies judge: TokenOperations
      }
    }
  }

  private void receives(EvmAddress account) {
    AddressRisks.ofReceiver(account).ifPresent(findings::raise);
    if (scope.surrounding().to().filter(account::equals).isPresent()) {
      findings.raise(EvmRisk.TOKEN_TO_ITSELF);
    }
  }

  /// The routers of Uniswap take 1 for the caller and 2 for themselves.
  private void routed(EvmAddress account) {
    BigInteger number = new BigInteger(1, account.value().toArray());
    if (number.equals(BigInteger.ONE)) {
      findings.text("Recipient 1 stands for", "the caller");
    } else if (number.equals(BigInteger.TWO)) {
      findings.text("Recipient 2 stands for", "the router itself");
    } else {
      AddressRisks.ofReceiver(account).ifPresent(findings::raise);
    }
  }

  private void approves(ValueRef spender, ValueRef amount, ValueRef token) {
    List<BigInteger> amounts = wholes(amount);
    BigInteger most = amounts.stream().reduce(BigInteger.ZERO, BigInteger::max);
    if (most.signum() > 0) {
      findings.raise(EvmRisk.TOKEN_APPROVAL);
    } else if (!amounts.isEmpty() && !ofKnownToken()) {
      // of a collection, it gives away the token of number 0
      findings.raise(EvmRisk.TOKEN_APPROVAL);
    } else if (!amounts.isEmpty()) {
      withdrawal =
          addresses(spender).stream()
              .findFirst()
              .map(
                  one -> "Withdraw the allowance of " + new Names(findings.context()).inWords(one));
    }
    TokenWriter tokens = new TokenWriter(findings);
    for (int i = 0; i < amounts.size(); i++) {
      Optional<Token> known = scope.address(token, i, amounts.size()).flatMap(tokens::find);
      if (Allowances.isUnlimited(amounts.get(i), known)) {
        findings.raise(EvmRisk.UNLIMITED_APPROVAL);
      }
    }
  }

  private boolean ofKnownToken() {
    return scope.surrounding().to().filter(new TokenWriter(findings)::isKnown).isPresent();
  }

  private void deadline(Optional<ValueRef> time) {
    if (time.isPresent()) {
      each(time.get(), times::ofSwap);
    } else if (!bounded) {
      findings.raise(EvmRisk.NO_DEADLINE);
    }
  }

  private void raiseIf(ValueRef flag, EvmRisk risk) {
    if (scope.find(flag).stream().map(Found::value).anyMatch(new AbiValue.Flag(true)::equals)) {
      findings.raise(risk);
    }
  }

  private void each(ValueRef ref, Function<BigInteger, Optional<EvmRisk>> judge) {
    wholes(ref).forEach(whole -> judge.apply(whole).ifPresent(findings::raise));
  }

  private List<EvmAddress> addresses(ValueRef ref) {
    return scope.find(ref).stream()
        .flatMap(found -> Scope.address(found.value()).stream())
        .toList();
  }

  private List<BigInteger> wholes(ValueRef ref) {
    return scope.find(ref).stream().flatMap(found -> Scope.whole(found.value()).stream()).toList();
  }
}
