/** Where staff read what people say, and work on it. */
export const surveysPath = '/can-bo/khao-sat'
