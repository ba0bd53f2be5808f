package dev.treza.fleet.deploy;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonText;
import java.util.List;
import java.util.stream.Stream;

/// The deploy schema: everything an enclave is deployed with, said once.
public final class DeploySchema {
  static final String BLOCKCHAIN = "blockchainType";
  static final String KEY_MODE = "keyManagementMode";
  static final String SIGNING_SERVICE = "signingService";
  static final String NETWORK = "networkMode";
  static final String MAX_KEYS = "maxKeysPerEnclave";
  static final String AUDIT_EXPORT = "enableAuditLogging";
  static final String REGION = "region";
  static final String NAME = "name";
  static final String DESCRIPTION = "description";
  static final String ENVIRONMENT = "environment";
  static final String PURPOSE = "purpose";
  static final String TENANT = "tenant";
  static final String INSTANCE_TYPE = "instanceType";
  static final String MEMORY = "memoryMib";
  static final String VCPUS = "vcpus";
  static final String KMS_KEY = "kmsKeyArn";

  private static final List<Option> REGIONS =
      List.of(
          new Option("us-east-1", "US East (N. Virginia)"),
          new Option("us-west-2", "US West (Oregon)"),
          new Option("eu-west-1", "Europe (Ireland)"),
          new Option("eu-central-1", "Europe (Frankfurt)"),
          new Option("ap-southeast-1", "Asia Pacific (Singapore)"),
          new Option("ap-northeast-1", "Asia Pacific (Tokyo)"));

  private static final FieldType TAG = tag(List.of());

  /// AWS Nitro enclaves for blockchain keys.
  public static final ProviderRecord AWS_NITRO_BLOCKCHAIN =
      new ProviderRecord(
          "aws-nitro-blockchain",
          "AWS Nitro Blockchain Enclaves",
          "Blockchain keys that are made, kept and used inside AWS Nitro enclaves.",
          "aws-nitro-blockchain",
          REGIONS,
          Stream.of(keys(), limits(), tags(), host()).flatMap(List::stream).toList());

  private DeploySchema() {}

  private static List<SchemaField> keys() {
    return List.of(
        SchemaField.preset(
            BLOCKCHAIN,
            "Blockchain",
            "The chain whose keys the enclave's charter may name.",
            new FieldType.Choice(Stream.of(Blockchain.values()).map(DeploySchema::chain).toList()),
            new JsonText(Blockchain.ETHEREUM.text())),
        SchemaField.preset(
            KEY_MODE,
            "Key management",
            "How the enclave's keys come to be.",
            new FieldType.Choice(
                Stream.of(KeyMode.values()).map(m -> new Option(m.text(), m.label())).toList()),
            new JsonText(KeyMode.GENERATE.text())),
        SchemaField.preset(
            SIGNING_SERVICE,
            "Signing service",
            "Whether programs may ask for signatures over HTTP; without it only officers may.",
            new FieldType.Flag(),
            new JsonFlag(true)));
  }

  private static List<SchemaField> limits() {
    return List.of(
        SchemaField.preset(
            NETWORK,
            "Network",
            "Which chain ids and address forms are accepted.",
            new FieldType.Choice(
                Stream.of(NetworkMode.values()).map(m -> new Option(m.text(), m.label())).toList()),
            new JsonText(NetworkMode.TESTNET.text())),
        SchemaField.preset(
            MAX_KEYS,
            "Maximum keys",
            "How many keys the enclave holds before it refuses to take more.",
            new FieldType.WholeNumber(1, 1000),
            new JsonInteger(100)),
        SchemaField.preset(
            AUDIT_EXPORT,
            "Audit export",
            "Whether the audit chain is exported; the chain itself is always kept.",
            new FieldType.Flag(),
            new JsonFlag(true)),
        SchemaField.preset(
            REGION,
            "Region",
            "The AWS region; any region of the account that supports enclaves.",
            new FieldType.Text(
                "[a-z]{2}(-[a-z]+)+-[0-9]{1,2}", "a region such as us-east-1", REGIONS),
            new JsonText("us-east-1")));
  }

  private static List<SchemaField> tags() {
    return List.of(
        SchemaField.required(
            NAME, "Name", "The enclave's name, also the tag Name of every resource.", TAG),
        SchemaField.optional(DESCRIPTION, "Description", "What people should know of it.", TAG),
        SchemaField.optional(
            ENVIRONMENT,
            "Environment",
            "The tag Environment of every resource.",
            tag(
                List.of(
                    new Option("production", "Production"),
                    new Option("staging", "Staging"),
                    new Option("development", "Development")))),
        SchemaField.optional(PURPOSE, "Purpose", "The tag Purpose of every resource.", TAG),
        SchemaField.optional(TENANT, "Tenant", "Whose keys the enclave holds.", TAG));
  }

  private static List<SchemaField> host() {
    return List.of(
        SchemaField.optional(
            INSTANCE_TYPE,
            "Instance type",
            "The EC2 type of the parent; left out, the smallest one that supports enclaves.",
            new FieldType.Text(
                "[a-z][a-z0-9-]*[.][a-z0-9-]+", "an EC2 type such as m7g.large", List.of())),
        SchemaField.optional(
            MEMORY,
            "Enclave memory (MiB)",
            "Memory given to the enclave; left out, the least its image needs.",
            new FieldType.WholeNumber(256, 1_048_576)),
        SchemaField.optional(
            VCPUS,
            "Enclave vCPUs",
            "Virtual processors given to the enclave; left out, the fewest the parent can give.",
            new FieldType.WholeNumber(1, 192)),
        SchemaField.optional(
            KMS_KEY,
            "Own KMS key",
            "The ARN of a single-Region KMS key to seal with; left out, one is made.",
            new FieldType.Text(
                "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/"
                    + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "the full ARN of a single-Region KMS key", List.of())));
  }

  private static Option chain(Blockchain chain) {
    return new Option(chain.text(), chain.label() + " (" + chain.curve().text() + ")");
  }

  /// Text that AWS takes as the value of a tag.
  private static FieldType tag(List<Option> suggestions) {
    return new FieldType.Text(
        "[\\p{L}\\p{M}\\p{N} _.:/=+@-]{1,128}",
        "1 to 128 visible letters, digits, single spaces or _ . : / = + @ -",
        suggestions);
  }
}
