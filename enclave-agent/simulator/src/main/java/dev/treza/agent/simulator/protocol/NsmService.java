package dev.treza.agent.simulator.protocol;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.simulator.NsmErrorCode;
import dev.treza.agent.simulator.NsmErrorException;
import dev.treza.agent.simulator.Register;
import dev.treza.agent.simulator.SoftwareNsm;
import dev.treza.agent.simulator.cbor.CborWriter;
import dev.treza.fleet.Bytes;
import java.util.SortedSet;

/// A software security module behind the requests and answers of the Nitro NSM API. Whatever it is
/// sent, it answers.
public final class NsmService {
  private static final int PCRS = 32;

  private final SoftwareNsm module;

  public NsmService(SoftwareNsm module) {
    this.module = module;
  }

  /// The answer to a request, at most 12288 bytes.
  public byte[] answer(byte[] request) {
    try {
      return answer(NsmRequestReader.read(request));
    } catch (NsmErrorException refused) {
      return error(refused.code());
    } catch (DeviceException failed) {
      return error(NsmErrorCode.INTERNAL_ERROR);
    }
  }

  private byte[] answer(NsmRequest request) throws NsmErrorException, DeviceException {
    return switch (request) {
      case NsmRequest.DescribeNsm() -> description();
      case NsmRequest.DescribePcr(long index) -> register(module.describeRegister(index));
      case NsmRequest.ExtendPcr(long index, Bytes data) ->
          one("ExtendPCR", "data", module.extendRegister(index, data).value().toArray());
      case NsmRequest.LockPcr(long index) -> {
        module.lockRegister(index);
        yield new CborWriter().text("LockPCR").toArray();
      }
      case NsmRequest.LockPcrs(long range) -> {
        module.lockRegistersBelow(range);
        yield new CborWriter().text("LockPCRs").toArray();
      }
      case NsmRequest.GetRandom() -> one("GetRandom", "random", module.random());
      case NsmRequest.Attestation(var userData, var nonce, var publicKey) ->
          one("Attestation", "document", module.attest(userData, nonce, publicKey).toArray());
    };
  }

  private byte[] description() {
    SortedSet<Integer> locked = module.lockedRegisters();
    CborWriter answer =
        new CborWriter()
            .map(1)
            .text("DescribeNSM")
            .map(7)
            .text("version_major")
            .integer(1)
            .text("version_minor")
            .integer(0)
            .text("version_patch")
            .integer(0)
            .text("module_id")
            .text(module.moduleId())
            .text("max_pcrs")
            .integer(PCRS)
            .text("locked_pcrs")
            .array(locked.size());
    locked.forEach(answer::integer);
    return answer.text("digest").text("SHA384").toArray();
  }

  private static byte[] register(Register register) {
    return new CborWriter()
        .map(1)
        .text("DescribePCR")
        .map(2)
        .text("lock")
        .flag(register.locked())
        .text("data")
        .octets(register.value().value().toArray())
        .toArray();
  }

  private static byte[] one(String name, String field, byte[] value) {
    return new CborWriter().map(1).text(name).map(1).text(field).octets(value).toArray();
  }

  private static byte[] error(NsmErrorCode code) {
    return new CborWriter().map(1).text("Error").text(code.text()).toArray();
  }
}
