package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import java.math.BigInteger;
import java.util.Optional;

/// What of a user operation (ERC-4337) costs something or is code: all but its call.
///
/// @param initCode creates or sets up the account, unless empty
/// @param gas what the account's own limits add up to
/// @param verificationGas the part of it that verifies
/// @param packed the form of EntryPoint 0.7 and later
record UserOperation(
    EvmAddress sender,
    Bytes initCode,
    Bytes paymasterAndData,
    BigInteger gas,
    BigInteger verificationGas,
    BigInteger maxFeePerGasWei,
    boolean packed) {
  /// What stands for the factory if EIP-7702 has put code into the account already (EntryPoint
  /// 0.8).
  private static final Bytes BY_EIP_7702 = Bytes.hex("7702" + "00".repeat(18));

  private static final int MARK = 2;

  private static final int HALF = 16;
  private static final int WORD = 32;

  /// Nothing if the members are not those of either form.
  static Optional<UserOperation> of(AbiValue value) {
    return value instanceof AbiValue.Tuple tuple ? of(new Members(tuple)) : Optional.empty();
  }

  private static Optional<UserOperation> of(Members members) {
    Optional<Bytes> limits = members.octets("accountGasLimits").filter(UserOperation::isWord);
    Optional<Bytes> fees = members.octets("gasFees").filter(UserOperation::isWord);
    boolean packed = limits.isPresent() && fees.isPresent();
    Optional<BigInteger> verification =
        packed ? limits.map(UserOperation::high) : members.whole("verificationGasLimit");
    Optional<BigInteger> call =
        packed ? limits.map(UserOperation::low) : members.whole("callGasLimit");
    Optional<BigInteger> fee =
        packed ? fees.map(UserOperation::low) : members.whole("maxFeePerGas");
    Optional<BigInteger> before = members.whole("preVerificationGas");
    Optional<EvmAddress> sender = members.account("sender");
    Optional<Bytes> initCode = members.octets("initCode");
    Optional<Bytes> paymaster = members.octets("paymasterAndData");
    if (verification.isEmpty()
        || call.isEmpty()
        || fee.isEmpty()
        || before.isEmpty()
        || sender.isEmpty()
        || initCode.isEmpty()
        || paymaster.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new UserOperation(
            sender.get(),
            initCode.get(),
            paymaster.get(),
            verification.get().add(call.get()).add(before.get()),
            verification.get(),
            fee.get(),
            packed));
  }

  /// Who pays in the account's stead; nothing if nobody does, or if the bytes are too few.
  Optional<Paymaster> paymaster() {
    return packed ? Paymaster.packed(paymasterAndData) : Paymaster.plain(paymasterAndData);
  }

  /// What the EntryPoint takes beforehand, and at most, from the account or its paymaster
  /// (`_getRequiredPrefund`): all gas limits at the highest price. In EntryPoint 0.6 a paymaster's
  /// two calls have the limit of the account's verification each.
  BigInteger prefundWei() {
    BigInteger more =
        paymaster()
            .map(payer -> packed ? payer.gas() : verificationGas.add(verificationGas))
            .orElse(BigInteger.ZERO);
    return gas.add(more).multiply(maxFeePerGasWei);
  }

  /// Whether the account has its code by EIP-7702: the mark, whose zeros at the end may be missing.
  boolean hasCode() {
    int length = Math.min(initCode.length(), EvmAddress.LENGTH);
    return length >= MARK && initCode.slice(0, length).equals(BY_EIP_7702.slice(0, length));
  }

  /// The call that `initCode` is: of the factory it names, or of the account itself if that has its
  /// code already. Nothing if the bytes are too few.
  Optional<Call> creation(EvmAddress entryPoint) {
    int begin = EvmAddress.LENGTH;
    if (initCode.length() < begin || (hasCode() && initCode.length() == begin)) {
      return Optional.empty();
    }
    EvmAddress called = hasCode() ? sender : new EvmAddress(initCode.slice(0, begin));
    Bytes data = initCode.slice(begin, initCode.length());
    return Optional.of(Call.plain(entryPoint, called, BigInteger.ZERO, data));
  }

  private static boolean isWord(Bytes octets) {
    return octets.length() == WORD;
  }

  private static BigInteger high(Bytes word) {
    return new BigInteger(1, word.slice(0, HALF).toArray());
  }

  private static BigInteger low(Bytes word) {
    return new BigInteger(1, word.slice(HALF, WORD).toArray());
  }

  private record Members(AbiValue.Tuple tuple) {
    Optional<AbiValue> find(String name) {
      return tuple.members().stream()
          .filter(member -> member.name().equals(name))
          .map(AbiValue.Member::value)
          .findFirst();
    }

    Optional<Bytes> octets(String name) {
      return find(name)
          .flatMap(value ->
              value instanceof AbiValue.Octets(Bytes octets)
                  ? Optional.of(octets)
                  : Optional.empty());
    }

    Optional<BigInteger> whole(String name) {
      return find(name).flatMap(Scope::whole);
    }

    Optional<EvmAddress> account(String name) {
      return find(name).flatMap(Scope::address);
    }
  }
}
