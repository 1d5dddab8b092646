import type { Account } from '@rasid/contracts';
import { hashPassword } from './password.ts';
import { newSecret } from './secret.ts';

const NAME = 'admin';

type Accounts = {
  list(): Promise<readonly Account[]>;
  create(account: Account): Promise<boolean>;
};

/** Where nobody may log in yet, makes an administrator. Its password is given back once, and is nowhere kept. */
export async function firstAdmin(
  accounts: Accounts,
  now: Date,
): Promise<{ name: string; password: string } | undefined> {
  if ((await accounts.list()).length > 0) return undefined;
  const password = newSecret().slice(0, 22);
  const moment = now.toISOString();
  const isNew = await accounts.create({
    id: NAME,
    role: 'admin',
    passwordHash: await hashPassword(password),
    state: 'active',
    createdAt: moment,
    updatedAt: moment,
  });
  return isNew ? { name: NAME, password } : undefined;
}
