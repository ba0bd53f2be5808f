package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.abi.AbiArguments;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.abi.AbiParameter;
import dev.treza.fleet.chain.evm.call.CallTable;
import dev.treza.fleet.chain.evm.call.KnownCall;
import dev.treza.fleet.chain.evm.clearsign.BoundFormat;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.List;
import java.util.Optional;

/// Reviews calls, and the calls inside them, down to a limit.
final class CallReviewer {
  private static final int MAX_DEPTH = 8;

  /// More than anybody reads; a transaction has room for some thousands.
  private static final int MAX_CALLS = 256;

  private int calls;

  /// Writes what the call does into `findings` and says it in one sentence without full stop.
  ///
  /// @param depth how many calls it lies in
  String review(Call call, Findings findings, int depth) {
    Names names = new Names(findings.context());
    if (call.foreignCode()) {
      findings.raise(EvmRisk.DELEGATECALL);
      findings.does(Operations.code(call.to()));
    }
    if (call.data().isEmpty() && !call.foreignCode()) {
      return payment(call, findings, names);
    }
    findings.address(call.foreignCode() ? "Foreign code" : "Contract", call.to());
    AddressRisks.ofReceiver(call.to()).ifPresent(findings::raise);
    String sentence = opened(call, findings, depth);
    if (call.valueWei().signum() == 0 && depth > 0) {
      return sentence;
    }
    String amount = new TokenWriter(findings).currency("Amount sent", call.valueWei());
    return call.valueWei().signum() == 0 || sentence.contains(amount)
        ? sentence
        : sentence + ", and send " + amount + " with it";
  }

  private static String payment(Call call, Findings findings, Names names) {
    findings.address("Recipient", call.to());
    AddressRisks.ofReceiver(call.to()).ifPresent(findings::raise);
    String amount = new TokenWriter(findings).currency("Amount sent", call.valueWei());
    findings.does(
        new Operations(findings.context().network()).transfer(call.to(), call.valueWei()));
    return "Send " + amount + " to " + names.inWords(call.to());
  }

  private String opened(Call call, Findings findings, int depth) {
    if (depth > MAX_DEPTH || ++calls > MAX_CALLS) {
      findings.raise(EvmRisk.TOO_DEEP);
      return blind(call, findings, "it lies deeper than is analysed");
    }
    if (call.data().length() < AbiFunction.SELECTOR_LENGTH) {
      return blind(call, findings, "it is shorter than the name of a function");
    }
    Bytes selector = call.data().slice(0, AbiFunction.SELECTOR_LENGTH);
    Optional<KnownCall> known = CallTable.functions().find(selector);
    Optional<BoundFormat> bound =
        findings.context().descriptors().find(findings.context().chainId(), call.to(), selector);
    Optional<List<AbiParameter>> parameters =
        bound.map(BoundFormat::parameters).or(() -> known.map(KnownCall::parameters));
    return parameters
        .map(named -> decoded(new KnownForm(known, bound, named), call, findings, depth))
        .orElseGet(() -> blind(call, findings, "no function of that name is known"));
  }

  private String decoded(KnownForm form, Call call, Findings findings, int depth) {
    return switch (AbiArguments.decode(
        form.parameters(), call.data(), AbiFunction.SELECTOR_LENGTH)) {
      case Outcome.Refused<AbiArguments>(Refusal refusal) ->
          blind(call, findings, refusal.detail() + refusal.place().map(p -> " at " + p).orElse(""));
      case Outcome.Accepted<AbiArguments>(AbiArguments arguments) ->
          new ArgumentsReviewer(this, findings, depth).review(form, call, arguments);
    };
  }

  private static String blind(Call call, Findings findings, String why) {
    findings.does(new Operations(findings.context().network()).call(call));
    findings.text("Not decoded", why);
    findings.unknown("Call data", call.data());
    findings.raise(EvmRisk.BLIND_DATA);
    if (call.valueWei().signum() > 0) {
      findings.raise(EvmRisk.BLIND_VALUE);
    }
    return "Call "
        + new Names(findings.context()).inWords(call.to())
        + " with data that could not be decoded";
  }
}
