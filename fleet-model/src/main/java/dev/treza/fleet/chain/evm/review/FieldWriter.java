package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Writes one value in its format, and says it in words.
final class FieldWriter {
  private final Findings findings;
  private final Names names;
  private final TokenWriter tokens;

  FieldWriter(Findings findings) {
    this.findings = findings;
    this.names = new Names(findings.context());
    this.tokens = new TokenWriter(findings);
  }

  /// Writes the value and says it in words.
  ///
  /// @param index which of `count` values with this label it is
  /// @return the value in words
  String write(String label, FieldFormat format, Found found, Scope scope, int index, int count) {
    AbiValue value = found.value();
    return switch (format) {
      case FieldFormat.Raw() -> raw(label, found);
      case FieldFormat.AddressName name ->
          Scope.address(value)
              .map(address -> address(label, address, name, scope))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.Amount() ->
          Scope.whole(value)
              .map(wei -> tokens.currency(label, wei))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.TokenAmount amount ->
          Scope.whole(value)
              .map(units -> tokens.amount(label, units, amount, scope, index, count))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.Allowance(var token) ->
          Scope.whole(value)
              .map(units -> tokens.allowance(label, units, scope.address(token, index, count)))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.Units(var token) ->
          Scope.whole(value)
              .map(units -> tokens.units(label, units, scope.address(token, index, count)))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.NftName(var collection) ->
          Scope.whole(value)
              .map(id ->
                  tokens.one(
                      label, id, collection.flatMap(ref -> scope.address(ref, index, count))))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.TokenTicker(var chain) ->
          Scope.address(value)
              .map(token ->
                  tokens.ticker(label, token, chain.flatMap(ref -> scope.whole(ref, index, count))))
              .orElseGet(() -> raw(label, found));
      case FieldFormat.EnumName(var words) ->
          text(label, words.getOrDefault(RawText.of(value), RawText.of(value)));
      case FieldFormat.Timestamp() -> number(label, found, NumberText::time);
      case FieldFormat.BlockHeight() -> number(label, found, NumberText::block);
      case FieldFormat.Duration() -> number(label, found, NumberText::duration);
      case FieldFormat.Unit unit -> number(label, found, whole -> NumberText.unit(whole, unit));
      case FieldFormat.ChainId() -> number(label, found, NumberText::chain);
      case FieldFormat.Calldata _ -> raw(label, found);
      case FieldFormat.Unsupported(var _) -> {
        findings.raise(EvmRisk.DESCRIPTOR_UNFIT);
        yield raw(label, found);
      }
    };
  }

  /// A value as it is; what consists of parts, part by part.
  String raw(String label, Found found) {
    switch (found.value()) {
      case AbiValue.Whole(BigInteger whole) -> findings.count(label, whole);
      case AbiValue.Account(EvmAddress address) -> {
        findings.address(label, address);
        return names.inWords(address);
      }
      case AbiValue.Flag(boolean flag) -> findings.text(label, Boolean.toString(flag));
      case AbiValue.Octets(Bytes octets) -> findings.octets(label, octets);
      case AbiValue.Text(String text) -> findings.foreignText(label, text);
      case AbiValue.Items _, AbiValue.Tuple _ -> parts(label, found);
    }
    return RawText.of(found.value());
  }

  private void parts(String label, Found found) {
    List<Found> parts = found.parts();
    if (parts.isEmpty()) {
      findings.text(label, "none");
    }
    for (Found part : parts) {
      raw(label + ", " + part.name(), part);
    }
  }

  private String address(
      String label, EvmAddress address, FieldFormat.AddressName format, Scope scope) {
    if (format.token() && tokens.isKnown(address)) {
      return tokens.ticker(label, address, Optional.empty());
    }
    EvmAddress meant = format.sender().contains(address) ? scope.surrounding().from() : address;
    findings.address(label, meant);
    if (!meant.equals(address)) {
      findings.text(label + " is written as", address.checksummed());
    }
    return names.inWords(meant);
  }

  private String number(String label, Found found, Wording wording) {
    Optional<BigInteger> whole = Scope.whole(found.value());
    return whole.isPresent() ? text(label, wording.of(whole.get())) : raw(label, found);
  }

  private String text(String label, String text) {
    findings.text(label, text);
    return text;
  }

  @FunctionalInterface
  private interface Wording {
    String of(BigInteger number);
  }
}
