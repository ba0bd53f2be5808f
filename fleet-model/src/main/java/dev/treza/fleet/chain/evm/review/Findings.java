package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a review has found so far. Fields of calls inside calls carry their number before the
/// label.
final class Findings {
  private final ReviewContext context;
  private final String prefix;
  private final List<ReviewField> fields;
  private final Set<EvmRisk> risks;
  private final List<Operation> operations;
  private final Fees fees;

  Findings(ReviewContext context) {
    this(
        context,
        "",
        new ArrayList<>(),
        EnumSet.noneOf(EvmRisk.class),
        new ArrayList<>(),
        new Fees());
  }

  private Findings(
      ReviewContext context,
      String prefix,
      List<ReviewField> fields,
      Set<EvmRisk> risks,
      List<Operation> operations,
      Fees fees) {
    this.context = context;
    this.prefix = prefix;
    this.fields = fields;
    this.risks = risks;
    this.operations = operations;
    this.fees = fees;
  }

  ReviewContext context() {
    return context;
  }

  /// The same findings, for the call of this number inside the present one.
  Findings inside(int number) {
    return new Findings(context, prefix + number + ".", fields, risks, operations, fees);
  }

  List<ReviewField> fields() {
    return fields;
  }

  /// Of the whole payload, however deep it is asked for.
  Fees fees() {
    return fees;
  }

  /// Judges the fees of the whole payload and says those of its user operations.
  ///
  /// @param ownWei what the payload itself costs
  /// @return the end of a sentence, or nothing
  String fees(BigInteger ownWei) {
    fees.risk(ownWei, context.network()).ifPresent(this::raise);
    return fees.ofOperations()
        .map(wei ->
            ", for fees of up to "
                + new TokenWriter(this).currency("Maximum cost of all operations", wei))
        .orElse("");
  }

  /// In the order of [EvmRisk], most serious first.
  List<RiskFlag> risks() {
    return risks.stream().map(EvmRisk::flag).toList();
  }

  /// What the request does, in the order of reading.
  List<Operation> operations() {
    return operations;
  }

  void does(Operation operation) {
    operations.add(operation);
  }

  void raise(EvmRisk risk) {
    risks.add(risk);
  }

  /// Puts a line before the fields that were written from `position` on.
  void heading(int position, String label, String text) {
    fields.add(position, new ReviewField.Text(label(label), text));
  }

  void text(String label, String text) {
    fields.add(new ReviewField.Text(label(label), text));
  }

  /// Text that came with the payload: each line for itself, so that no text can look like fields,
  /// and what cannot be seen in it is spelled out.
  void foreignText(String label, String text) {
    List<String> lines = List.of(text.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      VisibleText visible = VisibleText.of(lines.get(i));
      if (visible.hidden()) {
        raise(EvmRisk.HIDDEN_TEXT);
      }
      text(lines.size() == 1 ? label : label + ", line " + (i + 1), visible.text());
    }
  }

  void amount(String label, BigInteger smallestUnits, Denomination denomination) {
    fields.add(new ReviewField.Amount(label(label), smallestUnits, denomination));
  }

  void count(String label, BigInteger value) {
    fields.add(new ReviewField.Count(label(label), value));
  }

  void octets(String label, Bytes value) {
    fields.add(new ReviewField.Octets(label(label), value));
  }

  void unknown(String label, Bytes value) {
    fields.add(new ReviewField.Unknown(label(label), value));
  }

  /// An address with its name, held against the address book.
  void address(String label, EvmAddress address) {
    Names names = new Names(context);
    fields.add(new ReviewField.Address(label(label), address.checksummed(), names.name(address)));
    names.similarity(address).ifPresent(this::raise);
  }

  private String label(String label) {
    return prefix.isEmpty() ? label : prefix + " " + label;
  }
}
