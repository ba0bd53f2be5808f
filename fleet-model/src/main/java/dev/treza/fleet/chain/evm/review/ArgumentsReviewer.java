package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.evm.abi.AbiArguments;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.call.ArgumentRole;
import dev.treza.fleet.chain.evm.call.KnownCall;
import dev.treza.fleet.chain.evm.clearsign.BoundFormat;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.List;
import java.util.Optional;

/// Shows the decoded arguments of a call and what they do.
final class ArgumentsReviewer {
  private final CallReviewer calls;
  private final Findings findings;
  private final int depth;

  ArgumentsReviewer(CallReviewer calls, Findings findings, int depth) {
    this.calls = calls;
    this.findings = findings;
    this.depth = depth;
  }

  String review(KnownForm form, Call call, AbiArguments arguments) {
    Surrounding surrounding =
        new Surrounding(
            call.from(), Optional.of(call.to()), call.valueWei(), findings.context().chainId());
    Scope scope = Scope.of(surrounding, arguments.values());
    Optional<BoundFormat> fitting =
        form.bound().filter(bound -> DisplayWriter.fits(bound.display(), scope));
    if (form.bound().isPresent() && fitting.isEmpty()) {
      findings.raise(EvmRisk.DESCRIPTOR_UNFIT);
    }
    if (fitting.isEmpty() && !new KnownContracts(findings.context()).holds(call.to())) {
      findings.raise(EvmRisk.CONTRACT_UNKNOWN);
    }
    Optional<Scope> named = form.known().map(known -> named(known, surrounding, call));
    Optional<DisplayFormat> display =
        fitting.map(BoundFormat::display).or(() -> form.known().map(KnownCall::display));
    fitting.ifPresent(bound -> findings.text("Described by", bound.source()));
    findings.text("Function", functionName(form));
    does(call, TokenOperations.of(roles(form), named.orElse(scope)));
    String sentence =
        new DataReviewer(calls, findings, depth)
            .review(
                display,
                fitting.isPresent() ? scope : named.orElse(scope),
                roles(form),
                named.orElse(scope),
                call.bounded());
    if (!arguments.rest().isEmpty()) {
      findings.unknown("Bytes after the arguments", arguments.rest());
      findings.raise(EvmRisk.TRAILING_DATA);
    }
    return sentence;
  }

  /// For the policy, a call that moves tokens is that movement, and any other is a call.
  private void does(Call call, List<Operation> tokens) {
    Operations operations = new Operations(findings.context().network());
    if (tokens.isEmpty()) {
      findings.does(operations.call(call));
      return;
    }
    tokens.forEach(findings::does);
    if (call.valueWei().signum() > 0) {
      findings.does(operations.transfer(call.to(), call.valueWei()));
    }
  }

  private static List<ArgumentRole> roles(KnownForm form) {
    return form.known().map(KnownCall::roles).orElse(List.of());
  }

  private static String functionName(KnownForm form) {
    return form.bound()
        .map(BoundFormat::name)
        .or(() -> form.known().map(KnownCall::name))
        .orElse("");
  }

  /// The same arguments by the names of the table of functions, which may be other than those of a
  /// descriptor; places are the same.
  private static Scope named(KnownCall known, Surrounding surrounding, Call call) {
    return switch (AbiArguments.decode(
        known.parameters(), call.data(), AbiFunction.SELECTOR_LENGTH)) {
      case Outcome.Accepted<AbiArguments>(AbiArguments(var values, var _)) ->
          Scope.of(surrounding, values);
      case Outcome.Refused<AbiArguments>(var refusal) ->
          throw new IllegalStateException("decoded before, and not now: " + refusal.line());
    };
  }
}
