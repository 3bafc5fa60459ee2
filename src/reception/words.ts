/** What the choices under messages of a booking send back; src/dialogue gives each its flow. */
export const receptionWords = { book: 'datlich', move: 'doilich', cancel: 'huylich' } as const
