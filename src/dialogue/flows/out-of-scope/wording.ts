export const outOfScopeWording = {
  outOfScope: 'Việc này Xã Ơi không giúp được. Xã Ơi chỉ giúp việc với xã, phường: giấy tờ, phản ánh, liên hệ.',
} as const
