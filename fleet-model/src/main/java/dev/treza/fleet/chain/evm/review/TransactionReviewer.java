package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.Authorization;
import dev.treza.fleet.chain.evm.Eip7702Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;

/// Reviews transactions.
record TransactionReviewer(Findings findings) {
  /// Says what the transaction does, in a sentence without full stop.
  String review(EvmTransaction transaction) {
    Network network = findings.context().network();
    findings.text("Network", network.name());
    String sentence =
        transaction.to().map(to -> call(transaction, to)).orElseGet(() -> creation(transaction));
    findings.amount("Maximum fee", transaction.maximumFeeWei(), network.currency());
    String fees = findings.fees(transaction.maximumFeeWei());
    new KindReviewer(findings).review(transaction);
    findings.count("Gas limit", transaction.gasLimit());
    findings.count("Nonce", transaction.nonce());
    findings.context().nextNonce().ifPresent(next -> nonce(transaction.nonce(), next));
    return sentence + fees + codeSet(transaction) + " on " + network.name();
  }

  private static String codeSet(EvmTransaction transaction) {
    if (!(transaction instanceof Eip7702Transaction(var _, var authorizations))) {
      return "";
    }
    Authorization first = authorizations.getFirst();
    String account = first.authority().map(EvmAddress::checksummed).orElse("nobody");
    String code =
        first.address().equals(EvmAddress.ZERO)
            ? ", and take the code from "
            : ", and put the code of " + first.address() + " into ";
    int more = authorizations.size() - 1;
    return code + account + (more > 0 ? " and do the like to " + more + " more" : "");
  }

  private String call(EvmTransaction transaction, EvmAddress to) {
    Call call =
        Call.plain(findings.context().account(), to, transaction.valueWei(), transaction.data());
    return new CallReviewer().review(call, findings, 0);
  }

  private String creation(EvmTransaction transaction) {
    EvmAddress contract = EvmAddress.ofCreation(findings.context().account(), transaction.nonce());
    findings.address("New contract", contract);
    findings.unknown("Code of the new contract", transaction.data());
    findings.does(new Operations(findings.context().network()).creation(transaction.valueWei()));
    findings.raise(EvmRisk.CONTRACT_CREATION);
    findings.raise(EvmRisk.DATA_NOT_ANALYSED);
    if (transaction.valueWei().signum() == 0) {
      return "Create a contract";
    }
    String amount = new TokenWriter(findings).currency("Amount sent", transaction.valueWei());
    return "Create a contract and give it " + amount;
  }

  private void nonce(BigInteger nonce, BigInteger next) {
    findings.count("Next nonce of the account, as a node said", next);
    if (nonce.compareTo(next) > 0) {
      findings.raise(EvmRisk.NONCE_GAP);
    } else if (nonce.compareTo(next) < 0) {
      findings.raise(EvmRisk.NONCE_USED);
    }
  }
}
