package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.SIGNATURE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes each kind of transaction of named fields.
record EvmFieldsReader(GivenFields fields) {
  private static final Set<String> ACCESS_LIST_ENTRY = Set.of("address", "storageKeys");
  private static final Set<String> AUTHORIZATION =
      Set.of("chainId", "address", "nonce", "yParity", "r", "s");

  EvmTransaction legacy() throws Rejection {
    BigInteger price = fields.integer("gasPrice", EvmQuantity.WEI);
    BigInteger gasLimit = gasLimit();
    BigInteger value = fields.wholeUnits("value");
    FieldRules.requirePayable(gasLimit, price, value);
    return new LegacyTransaction(
        Optional.of(chainId()), nonce(), price, gasLimit, to(), value, fields.octets("data"));
  }

  EvmTransaction eip2930() throws Rejection {
    BigInteger price = fields.integer("gasPrice", EvmQuantity.WEI);
    BigInteger gasLimit = gasLimit();
    BigInteger value = fields.wholeUnits("value");
    FieldRules.requirePayable(gasLimit, price, value);
    return new Eip2930Transaction(
        chainId(), nonce(), price, gasLimit, to(), value, fields.octets("data"), accessList());
  }

  FeeMarketFields feeMarket() throws Rejection {
    BigInteger maximum = fields.integer("maxFeePerGas", EvmQuantity.WEI);
    BigInteger priority = fields.integer("maxPriorityFeePerGas", EvmQuantity.WEI);
    BigInteger gasLimit = gasLimit();
    BigInteger value = fields.wholeUnits("value");
    FieldRules.requireOrdered(priority, maximum);
    FieldRules.requirePayable(gasLimit, maximum, value);
    return new FeeMarketFields(
        chainId(),
        nonce(),
        priority,
        maximum,
        gasLimit,
        to(),
        value,
        fields.octets("data"),
        accessList());
  }

  EvmTransaction eip4844() throws Rejection {
    FeeMarketFields begin = feeMarketWithRecipient();
    BigInteger blobFee = fields.integer("maxFeePerBlobGas", EvmQuantity.WEI);
    List<Bytes> hashes = fields.words("blobVersionedHashes", AccessListEntry.KEY_LENGTH);
    FieldRules.requireBlobs("blobVersionedHashes", hashes);
    FieldRules.requirePayable(begin, blobFee, hashes.size());
    return new Eip4844Transaction(begin, blobFee, hashes);
  }

  EvmTransaction eip7702() throws Rejection {
    FeeMarketFields begin = feeMarketWithRecipient();
    List<Authorization> authorizations =
        fields.objects("authorizationList", EvmFieldsReader::authorization);
    FieldRules.requireAuthorizations("authorizationList", authorizations.size());
    return new Eip7702Transaction(begin, authorizations);
  }

  private FeeMarketFields feeMarketWithRecipient() throws Rejection {
    FeeMarketFields begin = feeMarket();
    FieldRules.requireRecipient(begin.to());
    return begin;
  }

  private List<AccessListEntry> accessList() throws Rejection {
    return fields.objects("accessList", EvmFieldsReader::accessListEntry);
  }

  private static AccessListEntry accessListEntry(GivenFields entry) throws Rejection {
    entry.allow(ACCESS_LIST_ENTRY);
    return new AccessListEntry(
        entry.address("address"), entry.words("storageKeys", AccessListEntry.KEY_LENGTH));
  }

  private static Authorization authorization(GivenFields entry) throws Rejection {
    entry.allow(AUTHORIZATION);
    BigInteger chainId = entry.integer("chainId", EvmQuantity.ANY_CHAIN_ID);
    EvmAddress address = entry.address("address");
    BigInteger nonce = entry.integer("nonce", EvmQuantity.NONCE);
    return new Authorization(chainId, address, nonce, signature(entry));
  }

  private static EvmSignature signature(GivenFields entry) throws Rejection {
    BigInteger yParity = entry.integer("yParity", EvmQuantity.WEI);
    BigInteger r = entry.integer("r", EvmQuantity.WEI);
    BigInteger s = entry.integer("s", EvmQuantity.WEI);
    if (yParity.bitLength() > 1 || !EvmSignature.holdsR(r) || !EvmSignature.holdsS(s)) {
      throw Rejection.at(SIGNATURE, entry.place() + "s", "yParity, r or s is out of range");
    }
    return new EvmSignature(r, s, yParity.intValue());
  }

  private Optional<EvmAddress> to() throws Rejection {
    return fields.text("to").isEmpty() ? Optional.empty() : Optional.of(fields.address("to"));
  }

  private BigInteger chainId() throws Rejection {
    return fields.integer("chainId", EvmQuantity.CHAIN_ID);
  }

  private BigInteger nonce() throws Rejection {
    return fields.integer("nonce", EvmQuantity.NONCE);
  }

  private BigInteger gasLimit() throws Rejection {
    return fields.integer("gasLimit", EvmQuantity.GAS);
  }
}
