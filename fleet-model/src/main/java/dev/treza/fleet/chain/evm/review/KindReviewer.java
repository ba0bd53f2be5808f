package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.AccessListEntry;
import dev.treza.fleet.chain.evm.Authorization;
import dev.treza.fleet.chain.evm.Eip1559Transaction;
import dev.treza.fleet.chain.evm.Eip2930Transaction;
import dev.treza.fleet.chain.evm.Eip4844Transaction;
import dev.treza.fleet.chain.evm.Eip7702Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.FeeMarketTransaction;
import dev.treza.fleet.chain.evm.LegacyTransaction;
import dev.treza.fleet.chain.evm.TypedTransaction;
import dev.treza.fleet.chain.evm.Wei;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;

/// Shows the kind of a transaction: its chain, its fees, and whatever its kind carries beside
/// recipient, value and data.
record KindReviewer(Findings findings) {
  void review(EvmTransaction transaction) {
    switch (transaction) {
      case LegacyTransaction legacy -> legacy(legacy);
      case Eip2930Transaction listed -> {
        kind("EIP-2930", listed);
        gasPrice("Gas price", listed.gasPriceWei());
        accessList(listed);
      }
      case Eip1559Transaction dynamic -> feeMarket("EIP-1559", dynamic);
      case Eip4844Transaction blobs -> {
        feeMarket("EIP-4844, pays for blobs", blobs);
        blobs(blobs);
      }
      case Eip7702Transaction setCode -> {
        feeMarket("EIP-7702, sets the code of accounts", setCode);
        setCode.authorizations().forEach(this::authorization);
      }
    }
  }

  private void legacy(LegacyTransaction legacy) {
    findings.text("Kind", legacy.chainId().isPresent() ? "legacy, EIP-155" : "legacy");
    findings.text("Chain id", legacy.chainId().map(BigInteger::toString).orElse("none"));
    gasPrice("Gas price", legacy.gasPriceWei());
    if (legacy.chainId().isEmpty()) {
      findings.raise(EvmRisk.NO_CHAIN_ID);
    }
  }

  private void feeMarket(String name, FeeMarketTransaction transaction) {
    kind(name, transaction);
    gasPrice("Maximum fee per gas", transaction.maxFeePerGasWei());
    gasPrice("Priority fee per gas", transaction.maxPriorityFeePerGasWei());
    accessList(transaction);
  }

  private void kind(String name, TypedTransaction transaction) {
    findings.text("Kind", name);
    findings.text("Chain id", transaction.chainId().toString());
  }

  private void accessList(TypedTransaction transaction) {
    for (AccessListEntry entry : transaction.accessList()) {
      findings.address("Access list account", entry.address());
      entry.storageKeys().forEach(key -> findings.octets("Storage key", key));
    }
  }

  private void blobs(Eip4844Transaction transaction) {
    gasPrice("Maximum fee per blob gas", transaction.maxFeePerBlobGasWei());
    findings.amount(
        "Maximum fee for blobs",
        transaction.maximumBlobFeeWei(),
        findings.context().network().currency());
    for (Bytes hash : transaction.blobVersionedHashes()) {
      findings.octets("Blob, by its versioned hash", hash);
    }
    findings.raise(EvmRisk.BLOBS_NOT_SHOWN);
  }

  private void authorization(Authorization authorization) {
    authorization
        .authority()
        .ifPresentOrElse(
            account -> findings.address("Account that gets code", account),
            () -> findings.text("Account that gets code", "none: nobody signed this"));
    EvmAddress code = authorization.address();
    findings.does(Operations.code(code));
    if (code.equals(EvmAddress.ZERO)) {
      findings.text("Code it gets", "none: what it had before is taken away");
    } else {
      findings.address("Code it gets, of the contract", code);
    }
    findings.text("On the chain", chain(authorization));
    findings.count("Nonce of that account", authorization.nonce());
    findings.octets("Its signature", authorization.signature().compact());
    findings.raise(EvmRisk.CODE_DELEGATION);
    if (authorization.holdsOnEveryChain()) {
      findings.raise(EvmRisk.CODE_EVERYWHERE);
    }
  }

  private static String chain(Authorization authorization) {
    return authorization.holdsOnEveryChain() ? "every chain" : authorization.chainId().toString();
  }

  private void gasPrice(String label, BigInteger wei) {
    findings.amount(label, wei, Wei.GWEI);
  }
}
