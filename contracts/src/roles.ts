import { z } from 'zod';

export const practiceRoles = ['PROVIDER', 'BILLER', 'PRACTICE_ADMIN'] as const;
export const practiceRoleSchema = z.enum(practiceRoles);
export type PracticeRole = z.infer<typeof practiceRoleSchema>;

export const roleSchema = z.enum([...practiceRoles, 'PLATFORM_ADMIN']);
export type Role = z.infer<typeof roleSchema>;
