/** Error names by number, as MongoDB's error_codes.yml gives them; only those this server answers with. */
const CODE_NAMES: Record<number, string> = {
  197: 'InvalidIndexSpecificationOption',
  123: 'NotAReplicaSet',
  121: 'DocumentValidationFailure',
  56: 'EmptyFieldName',
  53: 'InvalidIdField',
  22: 'InvalidBSON',
  16: 'InvalidLength',
  15: 'Overflow',
  13: 'Unauthorized',
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  17: 'ProtocolError',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  36: 'CursorInUse',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  54: 'NotSingleValueField',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  115: 'CommandNotSupported',
  125: 'CommandFailed',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  238: 'NotImplemented',
  241: 'ConversionFailure',
  276: 'IndexBuildAborted',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  11601: 'Interrupted',
  17419: 'BSONObjectTooLarge',
}

/** An error the client is told about: MongoDB's number, its name and a sentence; `extra` travels in the answer. */
export class CommandError extends Error {
  readonly codeName: string
  constructor(
    readonly code: number,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'CommandError'
    this.codeName = CODE_NAMES[code] ?? `Location${code}`
  }
}

/** What was thrown, where it went too deep or grew too large as an error the client is told about. */
export const asCommandError = (thrown: unknown): unknown =>
  thrown instanceof RangeError ? new CommandError(15, 'Exceeded depth or size limit while evaluating') : thrown

/** The connection sent something that isn't the wire protocol: it is closed, nobody is answered. */
export class ProtocolError extends Error {
  override name = 'ProtocolError'
}
