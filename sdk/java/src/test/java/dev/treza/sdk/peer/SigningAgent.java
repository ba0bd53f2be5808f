package dev.treza.sdk.peer;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.BatchResult;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.SignBatchReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An honest agent that makes one wallet and signs with it, without asking for approvals.
public class SigningAgent extends TestAgent {
  private static final String ENCLAVE_PATH = "/api/enclaves/" + ENCLAVE + "/";

  private final TestWallet key;

  public SigningAgent(TestModule module, Certificates identity, TestWallet key) {
    super(module, identity);
    this.key = key;
  }

  public RequestHead requestHead() {
    return new RequestHead(realm(), "treasury", ENCLAVE);
  }

  @Override
  public Bytes answer(HttpExchange request, Bytes exporter) {
    return switch (request.target().replace(ENCLAVE_PATH, "")) {
      case "blockchain/wallets/generate" ->
          generate(read(request, WalletCall::read).request(requestHead()));
      case "transactions/review" -> HttpExchange.ok(review(prepared(request)).toJson());
      case "transactions/sign-batch" -> signBatch(read(request, SignBatchCall::read));
      case "transactions/sign" -> sign(prepared(request));
      default -> super.answer(request, exporter);
    };
  }

  public Bytes generate(WalletRequest request) {
    Wallet wallet = wallet(request.purpose());
    Digest result = Digest.of(CanonicalJson.encode(wallet.toJson()));
    String receipt = signed(receipt(ReceiptEvent.WALLET_CREATED, request.digest(), result));
    return HttpExchange.ok(new WalletReply(wallet, receipt).toJson());
  }

  public Wallet wallet(Optional<String> purpose) {
    return key.wallet("wallet-1", purpose);
  }

  public ReviewReply review(PreparedTransaction task) {
    return new ReviewReply(task.request().digest(), task.review().digest());
  }

  public Bytes sign(PreparedTransaction task) {
    EvmSigned signed = key.sign(task.payload());
    return reply(signed, task.request().digest(), Digest.of(signed.raw()));
  }

  /// Signs every item.
  public Bytes signBatch(SignBatchCall call) {
    List<BatchResult> results = new ArrayList<>();
    for (PreparedTransaction task : items(call)) {
      EvmSigned signed = key.sign(task.payload());
      results.add(
          new BatchResult.Signed(
              signReply(signed, task.request().digest(), Digest.of(signed.raw()))));
    }
    return HttpExchange.ok(new SignBatchReply(results).toJson());
  }

  public List<PreparedTransaction> items(SignBatchCall call) {
    return call.transactions().stream().map(this::prepared).toList();
  }

  /// The answer with a receipt that says so.
  public Bytes reply(EvmSigned signed, Digest request, Digest result) {
    return HttpExchange.ok(signReply(signed, request, result).toJson());
  }

  private SignReply signReply(EvmSigned signed, Digest request, Digest result) {
    return new SignReply(
        signed.raw(),
        signed.hash(),
        signed.raw().slice(0, 1),
        signed(receipt(ReceiptEvent.SIGNED, request, result)));
  }

  public Receipt receipt(ReceiptEvent event, Digest request, Digest result) {
    return new Receipt(
        realm(),
        "treasury",
        ENCLAVE,
        bootStatement().digest(),
        head(Optional.empty()).charterRoot().orElseThrow(),
        8,
        Optional.of(Digest.of(Bytes.utf8("entry"))),
        event,
        request,
        result,
        Instant.ofEpochMilli(1_800_000_000_000L));
  }

  public String signed(Receipt receipt) {
    try {
      return Jws.sign(JwsType.RECEIPT, receipt.toJson(), receipts());
    } catch (SigningException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private PreparedTransaction prepared(HttpExchange request) {
    return prepared(read(request, SignCall::read));
  }

  private PreparedTransaction prepared(SignCall call) {
    return Accept.accepted(
        PreparedTransaction.of(requestHead(), AddressBook.EMPTY, wallet(Optional.empty()), call));
  }

  private static <T> T read(HttpExchange request, JsonFields.Reader<T> reader) {
    return Accept.accepted(
        StrictJson.parse(request.body(), StrictJson.Limits.DEFAULT, true)
            .then(body -> JsonFields.read((JsonObject) body, reader)));
  }
}
