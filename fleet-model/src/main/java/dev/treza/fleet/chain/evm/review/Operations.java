package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmAssets;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import java.math.BigInteger;
import java.util.Optional;

/// Makes the operations of EVM requests that move the currency or call contracts.
record Operations(Network network) {
  AssetAmount currency(BigInteger wei) {
    return new AssetAmount(EvmAssets.currency(network), wei);
  }

  Operation transfer(EvmAddress to, BigInteger wei) {
    return new Operation(
        OperationKind.TRANSFER,
        Optional.of(to.checksummed()),
        Optional.empty(),
        Optional.of(currency(wei)));
  }

  /// A call that is no transfer or approval of tokens, or of which nothing is known.
  Operation call(Call call) {
    Optional<Bytes> selector =
        call.data().length() < AbiFunction.SELECTOR_LENGTH
            ? Optional.empty()
            : Optional.of(call.data().slice(0, AbiFunction.SELECTOR_LENGTH));
    return new Operation(
        OperationKind.CONTRACT_CALL,
        Optional.of(call.to().checksummed()),
        selector,
        Optional.of(currency(call.valueWei())));
  }

  Operation creation(BigInteger wei) {
    return new Operation(
        OperationKind.RAW, Optional.empty(), Optional.empty(), Optional.of(currency(wei)));
  }

  static Operation typedData(Optional<EvmAddress> contract) {
    return new Operation(
        OperationKind.TYPED_DATA,
        contract.map(EvmAddress::checksummed),
        Optional.empty(),
        Optional.empty());
  }

  /// Code that runs as the caller, or is put into an account.
  static Operation code(EvmAddress code) {
    return new Operation(
        OperationKind.RAW, Optional.of(code.checksummed()), Optional.empty(), Optional.empty());
  }
}
