package dev.treza.console.link.node;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.Optional;

/// One node of one EVM network, which has been asked for its chain id. Every call may take as long
/// as the node is waited for, may be interrupted, and may be refused with `NODE-UNREACHABLE`,
/// `NODE-ANSWER` or `NODE-REJECTED`.
public interface EvmNode extends AutoCloseable {
  /// In wei, in the newest block.
  Outcome<BigInteger> balance(EvmAddress account) throws InterruptedException;

  /// In smallest units, in the newest block (ERC-20 `balanceOf`).
  Outcome<BigInteger> balance(EvmAddress account, Token token) throws InterruptedException;

  Outcome<Nonces> nonces(EvmAddress account) throws InterruptedException;

  Outcome<RecentFees> fees() throws InterruptedException;

  /// The gas that `call` would use now.
  Outcome<BigInteger> gas(TrialCall call) throws InterruptedException;

  /// Hands over a signed transaction. Accepted if the node knows it afterwards, whether or not it
  /// knew it before. Refused also: `NODE-ANSWER` if it takes it for another.
  ///
  /// @param hash of `raw`
  Outcome<Bytes> broadcast(Bytes raw, Bytes hash) throws InterruptedException;

  /// The block that holds a transaction, if there is one.
  Outcome<Optional<Inclusion>> inclusion(Bytes hash) throws InterruptedException;

  /// Whether the node has the transaction, in a block or waiting.
  Outcome<Boolean> knows(Bytes hash) throws InterruptedException;

  /// The number of the newest block.
  Outcome<BigInteger> height() throws InterruptedException;

  @Override
  void close();
}
